/** Dates, hours, lengths, numbers and lists as people read them (french.md; British English with 24-hour clock). */
import type { Locale } from './language.ts';
import { words } from './words.ts';

type Day = Temporal.PlainDate | Temporal.PlainDateTime | Temporal.ZonedDateTime;
type Hour = Temporal.PlainTime | Temporal.PlainDateTime | Temporal.ZonedDateTime;
type Moment = Temporal.PlainDateTime | Temporal.ZonedDateTime;

export interface DateParts {
  /** Default true. */
  weekday?: boolean;
  /** Default true. */
  year?: boolean;
}

const regions: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' };
const names = { fr: calendarNames('fr'), en: calendarNames('en') };

/** Made once: building a formatter costs far more than using it. */
function calendarNames(locale: Locale) {
  const region = regions[locale];
  return {
    months: new Intl.DateTimeFormat(region, { month: 'long' }),
    weekdays: new Intl.DateTimeFormat(region, { weekday: 'long' }),
  };
}

/** @returns « mardi 22 septembre 2026 », « jeudi 1er octobre 2026 »; "Tuesday 22 September 2026". */
export function formatDate(
  day: Day,
  locale: Locale,
  { weekday = true, year = true }: DateParts = {},
): string {
  const { months, weekdays } = names[locale];
  const date = Temporal.PlainDate.from(day);
  const number = locale === 'fr' && day.day === 1 ? '1er' : String(day.day);
  const parts = [number, months.format(date)];
  if (weekday) parts.unshift(weekdays.format(date));
  if (year) parts.push(String(day.year));
  return parts.join(' ');
}

/** @returns « 14 h », « 14 h 30 »; "14:00", "14:30". */
export function formatTime(hour: Hour, locale: Locale): string {
  if (locale === 'en') return `${twoDigits(hour.hour)}:${twoDigits(hour.minute)}`;
  if (hour.minute === 0) return words.fr('format.hours', { hours: hour.hour });
  return words.fr('format.hoursMinutes', { hours: hour.hour, minutes: twoDigits(hour.minute) });
}

/** @returns « de 14 h à 16 h »; "14:00 to 16:00". */
export function formatTimeRange(start: Hour, end: Hour, locale: Locale): string {
  return words[locale]('format.range', { start: formatTime(start, locale), end: formatTime(end, locale) });
}

/** @returns « mardi 22 septembre 2026 à 14 h »; "Tuesday 22 September 2026 at 14:00". */
export function formatDateTime(moment: Moment, locale: Locale, parts?: DateParts): string {
  const date = formatDate(moment, locale, parts);
  return words[locale]('format.on', { date, time: formatTime(moment, locale) });
}

/** @returns « mardi 22 septembre 2026, de 14 h à 16 h »; both days when it ends on another one. */
export function formatDateTimeRange(start: Moment, end: Moment, locale: Locale, parts?: DateParts): string {
  if (!Temporal.PlainDate.from(start).equals(Temporal.PlainDate.from(end)))
    return words[locale]('format.moments', {
      start: formatDateTime(start, locale, parts),
      end: formatDateTime(end, locale, parts),
    });
  const range = formatTimeRange(start, end, locale);
  return words[locale]('format.onRange', { date: formatDate(start, locale, parts), range });
}

/** @returns « du 19 octobre 2026 au 30 octobre 2026 »; "19 October 2026 to 30 October 2026". */
export function formatDateRange(start: Day, end: Day, locale: Locale, parts: DateParts = {}): string {
  const shown = { weekday: false, ...parts };
  return words[locale]('format.days', {
    start: formatDate(start, locale, shown),
    end: formatDate(end, locale, shown),
  });
}

/** @param minutes 0 or more @returns « 45 min », « 2 h », « 1 h 30 »; "1 h 30 min". */
export function formatDuration(minutes: number, locale: Locale): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return words[locale]('format.minutes', { minutes: rest });
  if (rest === 0) return words[locale]('format.hours', { hours });
  return words[locale]('format.hoursMinutes', {
    hours,
    minutes: locale === 'fr' ? twoDigits(rest) : rest,
  });
}

/** @param bytes 0 or more @returns « 1,2 Mo », « 340 ko »; "1.2 MB": one kilobyte is 1024, as file managers count */
export function formatFileSize(bytes: number, locale: Locale): string {
  const large = bytes >= 1024 * 1024;
  const format = new Intl.NumberFormat(regions[locale], {
    style: 'unit',
    unit: large ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: large ? 1 : 0,
  });
  // As wide a space as between the other numbers and their units.
  return format
    .format(large ? bytes / 1024 / 1024 : Math.max(1, bytes / 1024))
    .replaceAll('\u202F', '\u00A0');
}

/**
 * @returns « Claire, Karim et Inès »; "Claire, Karim and Inès"; semicolons between where one of them holds a comma, so that it
 *   is seen where each ends
 */
export function formatList(
  items: readonly string[],
  locale: Locale,
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string {
  const list = new Intl.ListFormat(regions[locale], { type });
  if (!items.some((item) => item.includes(','))) return list.format(items);
  const between = words[locale]('format.listed');
  return list
    .formatToParts(items)
    .map((part) => (part.type === 'literal' && part.value === ', ' ? between : part.value))
    .join('');
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

/** @returns « heure d’Europe centrale », « heure de La Réunion »; "Réunion Time". */
export function formatZone(moment: Temporal.ZonedDateTime, locale: Locale): string {
  const format = new Intl.DateTimeFormat(regions[locale], {
    timeZone: moment.timeZoneId,
    timeZoneName: 'longGeneric',
  });
  const parts = format.formatToParts(moment.epochMilliseconds);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? moment.timeZoneId;
}
