import { sits } from '../people/membership.ts';
import type { Transaction } from '../store/store.ts';

/**
 * « Invited » means the voting members on the day of the meeting (4.4b); a group votes nothing, so all who sit in it.
 *
 * @returns their person ids
 */
export async function votersOn(
  tx: Transaction,
  committeeId: string,
  day: Temporal.PlainDate,
): Promise<string[]> {
  const memberships = await tx.membership.findMany({
    where: {
      committeeId,
      person: { state: { not: 'left' } },
      OR: [{ voting: true }, { committee: { kind: { in: ['group', 'workingGroup'] } } }],
    },
    include: { committee: { select: { space: { select: { milestonePhase: true } } } } },
    orderBy: { id: 'asc' },
  });
  return memberships
    .filter((membership) => sits(membership, day, membership.committee.space.milestonePhase))
    .map(({ personId }) => personId);
}
