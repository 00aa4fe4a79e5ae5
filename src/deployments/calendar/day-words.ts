import { formatDate, formatDateRange } from '../../conversation/format.ts';
import type { Locale, Translator } from '../../conversation/language.ts';

const regions: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' };

/** @returns « 22/07 »: a day among others of the same calendar (C28) */
export function dayMonth(day: Temporal.PlainDate): string {
  return `${String(day.day).padStart(2, '0')}/${String(day.month).padStart(2, '0')}`;
}

/** @returns « 6 oct. », where a line has little room and a scale says the year */
export function shortDate(day: Temporal.PlainDate, locale: Locale): string {
  const month = monthName(day, locale);
  const number = locale === 'fr' && day.day === 1 ? '1er' : String(day.day);
  return `${number} ${month}`;
}

/** @returns « sept. », "Sept" */
export function monthName(day: Temporal.PlainDate, locale: Locale): string {
  return new Intl.DateTimeFormat(regions[locale], { month: 'short' }).format(day);
}

/** @returns « J-7 », « J0 », « J+30 »; "D-7" */
export function countdown(days: number, t: Translator): string {
  return t('deployment.check.day', { days: days > 0 ? `+${days}` : String(days) });
}

/** @returns one day as a day, several as a range, with the year once */
export function periodWords(
  { from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate },
  locale: Locale,
): string {
  if (from.equals(to)) return formatDate(from, locale, { weekday: false });
  return formatDateRange(from, to, locale);
}
