import type { Transaction } from '../store/store.ts';
import { chairsOf } from './acting-chair.ts';
import { isOpenMembership } from './membership.ts';

/** Who presides a committee that day, or may do in it what its chair may (acting-chair.ts). @returns person ids */
export async function readChairs(
  tx: Transaction,
  committeeId: string,
  day: Temporal.PlainDate,
): Promise<string[]> {
  const committee = await tx.committee.findUniqueOrThrow({
    where: { id: committeeId },
    include: { memberships: { where: { person: { state: { not: 'left' } } } } },
  });
  return chairsOf(
    committee.kind,
    committee.memberships.filter((one) => isOpenMembership(one, day)),
  );
}
