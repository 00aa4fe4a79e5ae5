import type { Meeting } from '../store/generated/client.ts';
import type { MeetingState } from '../store/generated/enums.ts';
import type { Transaction } from '../store/store.ts';

/** States of a meeting that took place. */
const overStates = ['closed', 'minuted', 'approved'] as const satisfies readonly MeetingState[];

/** @returns the last meeting of the same committee that took place before this one; what has changed is told against it */
export function previousMeeting(
  tx: Transaction,
  { id, committeeId, startsAt }: Pick<Meeting, 'id' | 'committeeId' | 'startsAt'>,
): Promise<Meeting | null> {
  return tx.meeting.findFirst({
    where: { committeeId, id: { not: id }, startsAt: { lt: startsAt }, state: { in: [...overStates] } },
    orderBy: { startsAt: 'desc' },
  });
}
