/** A referent's mission on a site as this room handles it (domain.md 4.1, `ReferentAssignment`). */
import type { Prisma } from '../store/generated/client.ts';
import type { ReferentKind } from '../store/generated/enums.ts';
import type { Transaction } from '../store/store.ts';
import { dateColumn, plainDate } from '../time.ts';

export const assignmentParts = {
  person: true,
  site: { include: { organisation: true } },
} satisfies Prisma.ReferentAssignmentInclude;

export type Assignment = Prisma.ReferentAssignmentGetPayload<{ include: typeof assignmentParts }>;

/** States in which somebody is, or is asked to be, a referent. */
export const namedStates = ['proposed', 'accepted'] as const;
export const referentKinds = ['business', 'technical'] as const satisfies readonly ReferentKind[];

export function findAssignment(tx: Transaction, id: string): Promise<Assignment | null> {
  return tx.referentAssignment.findUnique({ where: { id }, include: assignmentParts });
}

/** Two people who name referents of the same site at once: the second one sees what the first did. */
export async function lockReferents(tx: Transaction, siteId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Site" WHERE id = ${siteId}::uuid FOR UPDATE`;
}

/** @returns who is named on a site and has not ended on that day, also who begins later: the business kind first */
export function namedOn(tx: Transaction, siteId: string, day: Temporal.PlainDate): Promise<Assignment[]> {
  return tx.referentAssignment.findMany({
    where: {
      siteId,
      state: { in: [...namedStates] },
      person: { state: { not: 'left' } },
      OR: [{ to: null }, { to: { gt: dateColumn(day) } }],
    },
    include: assignmentParts,
    orderBy: [{ kind: 'asc' }, { from: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }],
  });
}

/** @returns the last day of the mission; null when none is set */
export function lastDayOf({ to }: Pick<Assignment, 'to'>): Temporal.PlainDate | null {
  return to && plainDate(to).subtract({ days: 1 });
}
