import type { Locale } from '../conversation/language.ts';
import { publicHolidays } from './holidays.ts';
import type { SendingSettings, WorkingCalendar } from './timeline.ts';

/** A declared period without messages, both days included. A freeze is none: it forbids meetings, not messages. */
export interface Closure {
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
  label: string;
}

/** Days looked at before a calendar is called closed for good. */
const horizonDays = 3660;

/**
 * Closed days of one organisation: weekends, public holidays and declared closures (domain.md 4.4b, « Days and hours »).
 *
 * @param country whose public holidays count, as `publicHolidays` reads it
 */
export function workingCalendar(of: { country: string; closures: readonly Closure[] }): WorkingCalendar {
  const closureOn = (day: Temporal.PlainDate) =>
    of.closures.find(
      ({ from, to }) =>
        Temporal.PlainDate.compare(from, day) <= 0 && Temporal.PlainDate.compare(day, to) <= 0,
    );
  const holidayOn = (day: Temporal.PlainDate) => publicHolidays(of.country, day.year).get(day.toString());
  const isWeekend = (day: Temporal.PlainDate) => day.dayOfWeek >= 6;
  return {
    isOpen: (day) => !isWeekend(day) && !holidayOn(day) && !closureOn(day),
    closedBecause(day, locale) {
      const reason = holidayOn(day)?.[locale] ?? closureOn(day)?.label;
      if (reason) return named(day, reason, locale);
      return isWeekend(day) ? dayName(day, locale, 'long') : null;
    },
  };
}

/** @returns the day itself when it is open, else the nearest open day before it. */
export function previousOpenDay(day: Temporal.PlainDate, calendar: WorkingCalendar): Temporal.PlainDate {
  return walk(day, -1, calendar);
}

/** @returns the day itself when it is open, else the nearest open day after it. */
export function nextOpenDay(day: Temporal.PlainDate, calendar: WorkingCalendar): Temporal.PlainDate {
  return walk(day, 1, calendar);
}

/** @param count working days after that day, before it when negative; 0 is the day itself, open or not. */
export function workingDaysFrom(
  day: Temporal.PlainDate,
  count: number,
  calendar: WorkingCalendar,
): Temporal.PlainDate {
  const step = Math.sign(count) as -1 | 0 | 1;
  let found = day;
  for (let left = Math.abs(count); left > 0 && step !== 0; left -= 1)
    found = walk(found.add({ days: step }), step, calendar);
  return found;
}

/**
 * When a message that wants to leave at a moment may leave: at once within opening hours (both ends included) of an
 * open day, else at the next opening (domain.md 4.4, sending discipline).
 */
export function nextOpening(
  moment: Temporal.ZonedDateTime,
  calendar: WorkingCalendar,
  settings: Pick<SendingSettings, 'opensAt' | 'closesAt'>,
): Temporal.ZonedDateTime {
  const opens = Temporal.PlainTime.from(settings.opensAt);
  const closes = Temporal.PlainTime.from(settings.closesAt);
  const day = moment.toPlainDate();
  const time = moment.toPlainTime();
  const early = Temporal.PlainTime.compare(time, opens) < 0;
  if (calendar.isOpen(day) && !early && Temporal.PlainTime.compare(time, closes) <= 0) return moment;
  const from = early ? day : day.add({ days: 1 });
  return nextOpenDay(from, calendar).toZonedDateTime({ timeZone: moment.timeZoneId, plainTime: opens });
}

function walk(day: Temporal.PlainDate, step: number, calendar: WorkingCalendar): Temporal.PlainDate {
  let reached = day;
  for (let walked = 0; !calendar.isOpen(reached); walked += 1) {
    if (walked === horizonDays)
      throw new RangeError(`No open day within ten years of ${day}: check the closures`);
    reached = reached.add({ days: step });
  }
  return reached;
}

/** « 14 juillet : Fête nationale », "14 July: Bastille Day". */
function named(day: Temporal.PlainDate, reason: string, locale: Locale): string {
  return `${dayName(day, locale)}${locale === 'fr' ? '\u00a0: ' : ': '}${reason}`;
}

function dayName(day: Temporal.PlainDate, locale: Locale, weekday?: 'long'): string {
  const parts = new Intl.DateTimeFormat(locale === 'fr' ? 'fr' : 'en-GB', {
    weekday,
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
  })
    .formatToParts(day)
    .map(({ type, value }) => (type === 'day' && value === '1' && locale === 'fr' ? '1er' : value));
  return parts.join('');
}
