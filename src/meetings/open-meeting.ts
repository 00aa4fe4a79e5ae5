import type { Transaction } from '../store/store.ts';

/** @returns the meeting of a committee that is being held now, the latest opened when there are several */
export function openMeetingOf(tx: Transaction, committeeId: string) {
  return tx.meeting.findFirst({ where: { committeeId, state: 'open' }, orderBy: { openedAt: 'desc' } });
}
