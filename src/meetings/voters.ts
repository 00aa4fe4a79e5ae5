import type { Transaction } from '../store/store.ts';
import { whoIsInvited } from './who-is-invited.ts';

/** @returns person ids of who is invited to a meeting of the committee on that day; who left the project is not */
export async function votersOn(
  tx: Transaction,
  committeeId: string,
  day: Temporal.PlainDate,
): Promise<string[]> {
  const { kind, space, memberships } = await tx.committee.findUniqueOrThrow({
    where: { id: committeeId },
    select: {
      kind: true,
      space: { select: { milestonePhase: true } },
      memberships: { where: { person: { state: { not: 'left' } } }, orderBy: { id: 'asc' } },
    },
  });
  return whoIsInvited(memberships, kind, day, space.milestonePhase).map(({ personId }) => personId);
}
