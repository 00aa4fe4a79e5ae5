/** A day with its hour, as people write it: `22/09/2026 14:00`, `mardi prochain 14h`, `demain de 9h à 11h`. */
import { type ClockReading, splitClock } from './clock-words.ts';
import type { UnderstoodDateTime } from './command.ts';
import { type DayProblem, longestPhrase, phraseOf, understandDay } from './date-words.ts';

export type MomentProblem =
  | DayProblem
  | { problem: 'impossibleTime'; typed: string }
  | { problem: 'missingTime'; typed: string; date: Temporal.PlainDate }
  | { problem: 'missingDay'; typed: string; time: Temporal.PlainTime };

/** Where and when the person is. */
export interface Here {
  now: Temporal.Instant;
  /** IANA zone. */
  timeZone: string;
}

export function todayAt(here: Here): Temporal.PlainDate {
  return here.now.toZonedDateTimeISO(here.timeZone).toPlainDate();
}

/**
 * Wall times are the person's zone's: one that does not exist slides forward, one that exists twice means the first
 * passage (Temporal's disambiguation `compatible`).
 */
export function understandDateTime(typed: string, here: Here): UnderstoodDateTime | MomentProblem {
  const phrase = phraseOf(typed).replace(/^(\d{4}-\d{1,2}-\d{1,2})t(?=\d)/, '$1 ');
  if (phrase.length > longestPhrase) return { problem: 'notADate', typed };
  const today = todayAt(here);
  const split = splitClock(phrase);
  const day = split && split.rest === '' ? null : understandDay(split?.rest ?? phrase, today);
  if (day && 'problem' in day) return day;
  if (split && !split.clock) return { problem: 'impossibleTime', typed: split.typed };
  if (split?.clock && !day) return { problem: 'missingDay', typed, time: split.clock.time };
  if (day && !split?.clock) return { problem: 'missingTime', typed, date: day.date };
  if (!day || !split?.clock) return { problem: 'notADate', typed };
  return { ...onTheClock(day.date, split.clock, here.timeZone), explicit: day.explicit };
}

function onTheClock(date: Temporal.PlainDate, clock: ClockReading, timeZone: string) {
  const wall = date.toPlainDateTime(clock.time);
  const local = wall.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).toPlainDateTime();
  return clock.durationMinutes === undefined ? { local } : { local, durationMinutes: clock.durationMinutes };
}

/** @returns `2026-09-22T14:00`, with its end for a range: what understandDateTime reads back. */
export function printDateTime({ local, durationMinutes }: UnderstoodDateTime): string {
  const start = local.toString({ smallestUnit: 'minute' });
  if (durationMinutes === undefined) return start;
  const end = local.add({ minutes: durationMinutes }).toPlainTime();
  return `${start}-${end.toString({ smallestUnit: 'minute' })}`;
}
