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
    orderBy: { id: 'asc' },
  });
  return memberships
    .filter((membership) => isOpenMembership(membership, day))
    .map(({ personId }) => personId);
}
