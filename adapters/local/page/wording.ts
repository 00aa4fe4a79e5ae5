/** Moments and names as the page writes them. */
import { formatDate, formatDateTime, formatTime } from '../../../src/conversation/format.ts';
import type { Locale } from '../../../src/conversation/language.ts';

const at = (instant: string | Date, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.from(typeof instant === 'string' ? instant : instant.toISOString()).toZonedDateTimeISO(
    timeZone,
  );

/** @returns « mardi 22 septembre 2026 » in the zone. */
export const dayOf = (instant: string | Date, timeZone: string, locale: Locale): string =>
  formatDate(at(instant, timeZone), locale);

/** @returns « 14 h 30 » in the zone. */
export const timeOf = (instant: string | Date, timeZone: string, locale: Locale): string =>
  formatTime(at(instant, timeZone), locale);

/** @returns « mardi 22 septembre 2026 à 14 h 30 » in the zone. */
export const momentOf = (instant: string | Date, timeZone: string, locale: Locale): string =>
  formatDateTime(at(instant, timeZone), locale);

/** @returns « mardi 22 septembre à 14 h 30 », for narrow places. */
export const shortMomentOf = (instant: string | Date, timeZone: string, locale: Locale): string =>
  formatDateTime(at(instant, timeZone), locale, { year: false });

/** @returns the wall date in the zone, YYYY-MM-DD. */
export const isoDayOf = (instant: string | Date, timeZone: string): string =>
  at(instant, timeZone).toPlainDate().toString();

/** @returns up to two capitals: « Anne-Laure Quéméner » → AQ. */
export function initialsOf(name: string): string {
  const parts = name.split(/\s+/).filter((part) => /^\p{L}/u.test(part) && !/^(dr|m|mme)\.?$/i.test(part));
  const first = parts[0]?.[0] ?? '?';
  const last = parts.length > 1 ? (parts.at(-1)?.[0] ?? '') : '';
  return (first + last).toUpperCase();
}

/** @returns 1 to 8: the tint of a person's initials, always the same. */
export function tintOf(handle: string): number {
  let sum = 0;
  for (const letter of handle) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 8;
  return sum + 1;
}
