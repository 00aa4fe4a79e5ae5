import { isOpenMembership } from '../people/membership.ts';
import type { Transaction } from '../store/store.ts';

/** « Invited » means the voting members on the day of the meeting (4.4b). @returns their person ids. */
export async function votersOn(
  tx: Transaction,
  committeeId: string,
  day: Temporal.PlainDate,
): Promise<string[]> {
  const memberships = await tx.membership.findMany({
    where: { committeeId, voting: true, person: { state: { not: 'left' } } },
    include: { committee: { select: { space: { select: { milestonePhase: true } } } } },
    orderBy: { id: 'asc' },
  });
  return memberships
    .filter((membership) => isOpenMembership(membership, day))
    .filter(({ phases, committee }) => sitsInPhase(phases, committee.space.milestonePhase))
    .map(({ personId }) => personId);
}

/** A membership may be limited to milestone phases (S2-12); while the project has none, everybody sits. */
function sitsInPhase(phases: readonly string[], present: string | null): boolean {
  return phases.length === 0 || present === null || phases.includes(present);
}
