/** When minutes are asked about again, and when silence approves them (domain.md 4.3 M13, M14; 4.4b). Pure. */
import type { WorkingCalendar } from '../delivery/timeline.ts';
import { nextOpenDay } from '../delivery/working-days.ts';

/** Local hour of the lock (M14). */
const lockHour = Temporal.PlainTime.from('18:00');
const reminderDaysAfterMeeting = 5;
const reminderDaysAfterSending = 3;

/**
 * @param sentAt local moment of the first sending; a later version does not start the days again
 * @param tacitDays calendar days of silence
 * @returns 18:00 of the last day, moved forward on a closed one
 */
export function lockMoment(
  sentAt: Temporal.ZonedDateTime,
  tacitDays: number,
  calendar: WorkingCalendar,
): Temporal.ZonedDateTime {
  return lockOn(sentAt.toPlainDate().add({ days: tacitDays }), sentAt.timeZoneId, calendar);
}

/**
 * A correction that was pending at the hour of the lock held it: who hears how it was decided has the next working day to read.
 *
 * @param decidedAt local moment of the decision on the last correction
 */
export function lockAfterCorrection(
  decidedAt: Temporal.ZonedDateTime,
  calendar: WorkingCalendar,
): Temporal.ZonedDateTime {
  return lockOn(decidedAt.toPlainDate().add({ days: 1 }), decidedAt.timeZoneId, calendar);
}

function lockOn(
  day: Temporal.PlainDate,
  timeZone: string,
  calendar: WorkingCalendar,
): Temporal.ZonedDateTime {
  return nextOpenDay(day, calendar).toZonedDateTime({ timeZone, plainTime: lockHour });
}

/**
 * @param meetingDay last day of the meeting
 * @returns the later of J+5 and three days after sending, before closed days are left out; null when silence has approved by then
 */
export function reminderDay(
  meetingDay: Temporal.PlainDate,
  sentAt: Temporal.ZonedDateTime,
  locksAt: Temporal.ZonedDateTime,
  calendar: WorkingCalendar,
): Temporal.PlainDate | null {
  const days = [
    meetingDay.add({ days: reminderDaysAfterMeeting }),
    sentAt.toPlainDate().add({ days: reminderDaysAfterSending }),
  ];
  const [later] = days.sort((one, other) => Temporal.PlainDate.compare(other, one));
  const day = nextOpenDay(later as Temporal.PlainDate, calendar);
  return Temporal.PlainDate.compare(day, locksAt.toPlainDate()) > 0 ? null : day;
}

export interface SeatAnswer {
  /** Who may answer for the seat: the member, and the substitute who sat. */
  personIds: string[];
}

/**
 * @param agreed person ids of who agreed to the version that stands
 * @returns whether every seat did
 */
export function allValidated(seats: readonly SeatAnswer[], agreed: readonly string[]): boolean {
  const ids = new Set(agreed);
  return seats.length > 0 && seats.every(({ personIds }) => personIds.some((id) => ids.has(id)));
}
