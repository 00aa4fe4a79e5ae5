/** A remedy as this room handles it. */
import { choice } from '../../conversation/arguments.ts';
import type { Prisma, Remedy } from '../../store/generated/client.ts';
import type { RemedyState } from '../../store/generated/enums.ts';
import type { Transaction } from '../../store/store.ts';
import { plainDate } from '../../time.ts';

export const remedyParts = {
  difficulties: { include: { site: true } },
} satisfies Prisma.RemedyInclude;

export type RemedyRow = Prisma.RemedyGetPayload<{ include: typeof remedyParts }>;

export async function lockRemedy(tx: Transaction, id: string): Promise<RemedyRow> {
  await tx.$queryRaw`SELECT id FROM "Remedy" WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.remedy.findUniqueOrThrow({ where: { id }, include: remedyParts });
}

/** Where each state may be entered from (domain.md 4.1). */
const enteredFrom: Readonly<Record<RemedyState, readonly RemedyState[]>> = {
  proposed: [],
  planned: ['proposed', 'planned'],
  delivered: ['proposed', 'planned'],
  effective: ['delivered', 'notEffective'],
  notEffective: ['delivered', 'effective'],
};

/** @returns whether a remedy may go from one state to the other */
export function mayBecome(from: RemedyState, to: RemedyState): boolean {
  return enteredFrom[to].includes(from);
}

/** @returns id of the site it is brought to */
export function siteOf({ siteId }: Pick<Remedy, 'siteId'>): string {
  if (siteId === null) throw new Error('A remedy is proposed for a difficulty, and that was told on a site.');
  return siteId;
}

/** @returns whether its day has passed and nobody has brought it yet */
export function isLate(
  { state, onDate }: Pick<Remedy, 'state' | 'onDate'>,
  day: Temporal.PlainDate,
): boolean {
  const waits = state === 'proposed' || state === 'planned';
  return waits && onDate !== null && Temporal.PlainDate.compare(plainDate(onDate), day) < 0;
}

/** The four of S3-30. */
export const kind = <const O extends { position?: number; optional?: boolean }>(options: O) =>
  choice(
    {
      informationMeeting: ['information', 'réunion information', 'info'],
      followUpMeeting: ['suivi', 'réunion suivi'],
      tool: ['outil'],
      document: ['fiche', 'mémo', 'tutoriel'],
    },
    { ...options, keys: ['type', 'remède'] },
  );
