import { tookPlace } from '../committees/took-place.ts';
import type { Meeting } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';

/** @returns the last meeting of the same committee that took place before this one; what has changed is told against it */
export function previousMeeting(
  tx: Transaction,
  { id, committeeId, startsAt }: Pick<Meeting, 'id' | 'committeeId' | 'startsAt'>,
): Promise<Meeting | null> {
  return tx.meeting.findFirst({
    where: { committeeId, id: { not: id }, ...tookPlace, startsAt: { lt: startsAt } },
    orderBy: { startsAt: 'desc' },
  });
}
