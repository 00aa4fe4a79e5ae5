/** When an agenda closes to new points (M04), and what is late from then on (C12). */
import { plannedHour } from '../delivery/look-up.ts';
import type { Meeting } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';

/** Rule that closes the agenda and convenes. */
export const conveningRule = 'M04';

/** Days before the meeting from which a point comes after the last limit (F-12, M05). */
const lastLimitDays = 5;

/** @returns when the agenda will close; null when that moment is behind, or the meeting was planned after it */
export async function closingAhead(
  tx: Transaction,
  { id }: Pick<Meeting, 'id'>,
  now: Temporal.Instant,
): Promise<Temporal.Instant | null> {
  const hour = await plannedHour(tx, { type: 'meeting', id }, { rule: conveningRule });
  return hour && Temporal.Instant.compare(hour, now) > 0 ? hour : null;
}

/** @returns whether what is proposed now is late: the agenda has closed, and no later date has opened it again */
export async function isClosed(
  tx: Transaction,
  meeting: Pick<Meeting, 'id' | 'agendaClosedAt'>,
  now: Temporal.Instant,
): Promise<boolean> {
  return meeting.agendaClosedAt !== null && (await closingAhead(tx, meeting, now)) === null;
}

/** @returns whether fewer than five days are left before the meeting */
export function isPastLastLimit(
  { startsLocal, timeZone }: Pick<Meeting, 'startsLocal' | 'timeZone'>,
  now: Temporal.Instant,
): boolean {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  return today.until(Temporal.PlainDate.from(startsLocal.slice(0, 10))).days < lastLimitDays;
}
