import { splitClock } from '../conversation/clock-words.ts';
import { phraseOf } from '../conversation/date-words.ts';
import type { WorkingCalendar } from '../delivery/timeline.ts';
import { previousOpenDay } from '../delivery/working-days.ts';

/** Local hour at which votes end when a day alone was given. */
const closesAt = '18:00';
/** Local hour of the reminders. */
const remindsAt = '09:00';
/** Days a consultation lasts at most. */
export const longestDays = 60;

/** @returns the wall time that was written (« 12h », « 12:30 »); the end of the day when none was; null when it is none */
export function readHour(typed: string | undefined): Temporal.PlainTime | null {
  if (typed === undefined) return Temporal.PlainTime.from(closesAt);
  const split = splitClock(phraseOf(typed));
  return split?.clock && split.rest === '' ? split.clock.time : null;
}

export type DeadlineProblem = 'tooSoon' | 'tooFar';

/**
 * People need a night at least to answer, and a question between two meetings does not wait for months.
 *
 * @returns why a deadline cannot be, null when it can
 */
export function deadlineProblem(
  deadline: Temporal.ZonedDateTime,
  now: Temporal.Instant,
): DeadlineProblem | null {
  const today = now.toZonedDateTimeISO(deadline.timeZoneId).toPlainDate();
  const days = today.until(deadline.toPlainDate()).days;
  if (days < 1) return 'tooSoon';
  return days > longestDays ? 'tooFar' : null;
}

/** When those who said nothing are reminded; what falls on the day they were asked, or too late, is left out. */
export interface Reminders {
  dayBefore?: Temporal.PlainDate;
  lastMorning?: Temporal.PlainDate;
}

/** @param asked local day on which people were asked */
export function remindersOf(
  deadline: Temporal.ZonedDateTime,
  asked: Temporal.PlainDate,
  calendar: WorkingCalendar,
): Reminders {
  const day = deadline.toPlainDate();
  const dayBefore = previousOpenDay(day.subtract({ days: 1 }), calendar);
  const inTime = Temporal.PlainTime.compare(Temporal.PlainTime.from(remindsAt), deadline.toPlainTime()) < 0;
  return {
    ...(Temporal.PlainDate.compare(dayBefore, asked) > 0 && { dayBefore }),
    ...(calendar.isOpen(day) && inTime && Temporal.PlainDate.compare(day, asked) > 0 && { lastMorning: day }),
  };
}
