/** A risk as this room handles it. */
import type { Prisma } from '../store/generated/client.ts';
import type { RiskCategory, RiskState } from '../store/generated/enums.ts';
import type { Transaction } from '../store/store.ts';

export const riskParts = {
  committee: { select: { code: true, label: true, timeZone: true } },
} satisfies Prisma.RiskInclude;

export type RiskRow = Prisma.RiskGetPayload<{ include: typeof riskParts }>;

/** Locks the row, so that of two people who press at once one wins and the other sees the present state. */
export async function lockRisk(tx: Transaction, riskId: string): Promise<RiskRow> {
  await tx.$queryRaw`SELECT id FROM "Risk" WHERE id = ${riskId}::uuid FOR UPDATE`;
  return tx.risk.findUniqueOrThrow({ where: { id: riskId }, include: riskParts });
}

/** What people may change of a risk: the journal keeps it whole before and after each change. */
export interface RiskContent {
  title: string;
  category: RiskCategory;
  probability: number;
  impact: number;
  state: RiskState;
  ownerId: string | null;
  prevention: string | null;
  trigger: string | null;
}

const contents = [
  'title',
  'category',
  'probability',
  'impact',
  'state',
  'ownerId',
  'prevention',
  'trigger',
] as const satisfies readonly (keyof RiskContent)[];

/** @returns what can change of a risk, as the journal keeps it */
export function contentOf(risk: RiskContent): RiskContent & Prisma.InputJsonObject {
  const { title, category, probability, impact, state, ownerId, prevention, trigger } = risk;
  return { title, category, probability, impact, state, ownerId, prevention, trigger };
}

/** @returns the names of what differs, in the order cards show them */
export function differences(
  before: Partial<RiskContent>,
  after: Partial<RiskContent>,
): (keyof RiskContent)[] {
  return contents.filter((name) => (before[name] ?? null) !== (after[name] ?? null));
}
