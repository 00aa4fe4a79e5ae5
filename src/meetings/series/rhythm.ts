/** How often a series meets: always on one weekday, every so many weeks or months. */

export type Rhythm =
  | { unit: 'week'; every: number; weekday: number }
  /** The first to fourth such weekday of the month, or the last (-1). */
  | { unit: 'month'; every: number; weekday: number; nth: 1 | 2 | 3 | 4 | -1 };

const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const weekly = /^FREQ=WEEKLY;INTERVAL=(\d+);BYDAY=([A-Z]{2})$/;
const monthly = /^FREQ=MONTHLY;INTERVAL=(\d+);BYDAY=(-?\d)([A-Z]{2})$/;

/** @returns the RRULE without its end (RFC 5545 § 3.3.10): `FREQ=WEEKLY;INTERVAL=2;BYDAY=TH`. */
export function ruleOf(rhythm: Rhythm): string {
  const day = days[rhythm.weekday - 1];
  return rhythm.unit === 'week'
    ? `FREQ=WEEKLY;INTERVAL=${rhythm.every};BYDAY=${day}`
    : `FREQ=MONTHLY;INTERVAL=${rhythm.every};BYDAY=${rhythm.nth}${day}`;
}

/** The way back. @throws Error for a rule that `ruleOf` never writes */
export function rhythmOf(rule: string): Rhythm {
  const [, weeks, onDay] = weekly.exec(rule) ?? [];
  if (weeks && onDay) return { unit: 'week', every: Number(weeks), weekday: weekdayOf(onDay) };
  const [, months, nth, day] = monthly.exec(rule) ?? [];
  if (!months || !nth || !day) throw new Error(`Not a rhythm of a series: ${rule}`);
  const rank = Number(nth) as 1 | 2 | 3 | 4 | -1;
  return { unit: 'month', every: Number(months), weekday: weekdayOf(day), nth: rank };
}

/** Which such weekday of its month a day is; a fifth one is said to be the last. */
export function rankInMonth(day: Temporal.PlainDate): 1 | 2 | 3 | 4 | -1 {
  const rank = Math.ceil(day.day / 7);
  return rank > 4 ? -1 : (rank as 1 | 2 | 3 | 4);
}

function weekdayOf(day: string): number {
  return days.indexOf(day as (typeof days)[number]) + 1;
}
