/** Days as people write them, in French and in English; day before month, always. */
import type { ParsedResult } from 'chrono-node';
import { GB } from 'chrono-node/en';
import { casual as french } from 'chrono-node/fr';
import { toDate } from '../time.ts';
import { alternatives, monthNames, monthNumber, weekdayNames } from './calendar-names.ts';
import { fold } from './clean-text.ts';

export interface DayReading {
  date: Temporal.PlainDate;
  /** False when only relative words were used (`mardi prochain`, `dans 3 semaines`). */
  explicit: boolean;
}

/**
 * Why a phrase is not a day: no such words, no such day, a weekday that is not that day's, or a day without its year that has
 * just passed (`date` is then the next such day).
 */
export type DayProblem =
  | { problem: 'notADate' | 'impossibleDate'; typed: string }
  | { problem: 'wrongWeekday' | 'pastDay'; typed: string; date: Temporal.PlainDate };

/** chrono-node is given no more characters than this (its patterns are not linear). */
export const longestPhrase = 80;

const months = alternatives(monthNames);
const ordinal = '(?:er|st|nd|rd|th)?';
const year = '(?:,? (\\d{4}))?';
const leadingWords = /^(?:(?:pour|avant|du|on|by|before) )?(?:(?:le|la|the) )?(?=.)/;
const leadingWeekday = new RegExp(`^(${alternatives(weekdayNames)})\\.?,? (?:the )?(?=\\d|(?:${months})\\b)`);
const yearMonthDay = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})$/;
const dayMonthYear = /^(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/;
const aboutNumbers = /^\d+[/.-]\d+([/.-]\d+)?$/;
const dayMonthName = new RegExp(`^(\\d{1,2}) ?${ordinal} (?:of )?(${months})\\.?${year}$`);
const monthNameDay = new RegExp(`^(${months})\\.? (\\d{1,2})${ordinal}${year}$`);
const counted =
  /^(?:dans|d'ici|sous|in|within) (\d{1,3}|un|une|a|one|deux|two|trois|three) (jour|day|semaine|week|mois|month|an|year)s?$/;
const counts: Record<string, number> = { un: 1, une: 1, a: 1, one: 1, deux: 2, two: 2, trois: 3, three: 3 };
const units: Record<string, 'days' | 'weeks' | 'months' | 'years'> = {
  jour: 'days',
  day: 'days',
  semaine: 'weeks',
  week: 'weeks',
  mois: 'months',
  month: 'months',
  an: 'years',
  year: 'years',
};
const todayWords = /^(ce (soir|matin|midi|jour)|cet apres-midi|tonight|this (morning|afternoon|evening))$/;
const inTwoDays = /^(apres[- ]demain|(the )?day after tomorrow)$/;
const weeksLater: [RegExp, number][] = [
  [/ en huit$/, 1],
  [/ en quinze$/, 2],
];
/** « la semaine prochaine » is not a day. */
const vague = /\b(semaine|mois|année|week|month|year)\b/;
const past = /\b(dernier|dernière|passé|last|past)\b/;

/** @returns the words in lower case with single spaces and straight apostrophes, as the readers here expect. */
export function phraseOf(typed: string): string {
  return typed.toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ').trim();
}

/** What a day is for. */
export interface DayUse {
  /** It may well be past: what is written down afterwards. */
  lookBack?: boolean;
}

/**
 * @param phrase from `phraseOf`
 * @param today the day it is where the person is
 * A day without its year is the next such day, today included; a weekday alone is the next one after today. Where the last
 * such day of this year is nearer than the next one, it is meant if the day may be past, and a problem otherwise: on 5
 * October nobody puts « 25/09 » a year ahead without saying so.
 */
export function understandDay(
  phrase: string,
  today: Temporal.PlainDate,
  { lookBack = false }: DayUse = {},
): DayReading | DayProblem {
  const typed = phrase.replace(leadingWords, '').replace(/[ ,]+$/, '');
  if (typed === '' || typed.length > longestPhrase) return { problem: 'notADate', typed };
  const plain = fold(typed);
  const weekday = leadingWeekday.exec(plain);
  const dated = weekday ? plain.slice(weekday[0].length) : plain;
  const written = readWritten(dated, today);
  if (written === 'impossible') return { problem: 'impossibleDate', typed };
  const read = written ?? readRelative(plain, typed, today);
  if (!read) return { problem: 'notADate', typed };
  const { passed, ...next } = read;
  if (passed && !lookBack) return { problem: 'pastDay', typed, date: next.date };
  const reading = passed ? { ...next, date: passed } : next;
  if (weekday && !weekdayNames[reading.date.dayOfWeek - 1]?.includes(weekday[1] ?? ''))
    return { problem: 'wrongWeekday', typed, date: reading.date };
  return reading;
}

/** A day as read, with the same day of this year when that is past, and nearer. */
type Dated = DayReading & { passed?: Temporal.PlainDate };

/** Dates in figures or with the name of their month. */
function readWritten(plain: string, today: Temporal.PlainDate): Dated | 'impossible' | null {
  const iso = yearMonthDay.exec(plain);
  if (iso) return explicitDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const figures = dayMonthYear.exec(plain);
  if (figures && (figures[4] || figures[2] !== '-'))
    return dayOfYear(figures[4], Number(figures[3]), Number(figures[1]), today);
  const named = dayMonthName.exec(plain);
  if (named) return dayOfYear(named[3], monthNumber(named[2] ?? ''), Number(named[1]), today);
  const reversed = monthNameDay.exec(plain);
  if (reversed) return dayOfYear(reversed[3], monthNumber(reversed[1] ?? ''), Number(reversed[2]), today);
  return aboutNumbers.test(plain) ? 'impossible' : null;
}

function dayOfYear(written: string | undefined, month: number, day: number, today: Temporal.PlainDate) {
  if (written === undefined) return nextSuchDay(month, day, today);
  return explicitDay(written.length === 2 ? 2000 + Number(written) : Number(written), month, day);
}

function readRelative(plain: string, typed: string, today: Temporal.PlainDate): Dated | null {
  if (todayWords.test(plain)) return { date: today, explicit: false };
  if (inTwoDays.test(plain)) return { date: today.add({ days: 2 }), explicit: false };
  const ahead = counted.exec(plain);
  if (ahead) {
    const [, count = '', unit = ''] = ahead;
    return { date: today.add({ [units[unit] ?? 'days']: counts[count] ?? Number(count) }), explicit: false };
  }
  for (const [ending, weeks] of weeksLater)
    if (ending.test(typed)) {
      const base = readWords(typed.replace(ending, ''), today);
      return base && { ...base, date: base.date.add({ weeks }) };
    }
  return readWords(typed, today);
}

/** Other words go to chrono-node: its components only, reckoned from noon UTC of the person's own day. */
function readWords(typed: string, today: Temporal.PlainDate): DayReading | null {
  if (vague.test(typed)) return null;
  const noon = today.toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' }).toInstant();
  const reference = { instant: toDate(noon), timezone: 0 };
  for (const language of [french, GB]) {
    const [result, ...others] = language.parse(typed, reference, { forwardDate: !past.test(typed) });
    if (result && others.length === 0 && result.index === 0 && result.text.length === typed.length)
      return dayOf(result, today);
  }
  return null;
}

function dayOf({ start, end }: ParsedResult, today: Temporal.PlainDate): DayReading | null {
  const sure = start.isCertain('weekday') || (start.isCertain('day') && start.isCertain('month'));
  if (end || start.isCertain('hour') || !sure) return null;
  const read = explicitDay(start.get('year') ?? 0, start.get('month') ?? 0, start.get('day') ?? 0);
  if (read === 'impossible') return null;
  const sameWeekday = !start.isCertain('day') && read.date.equals(today);
  return { date: sameWeekday ? read.date.add({ weeks: 1 }) : read.date, explicit: false };
}

function explicitDay(year: number, month: number, day: number): DayReading | 'impossible' {
  try {
    return { date: Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }), explicit: true };
  } catch {
    return 'impossible';
  }
}

/** Eight years hold a 29 February, wherever they start. */
function nextSuchDay(month: number, day: number, today: Temporal.PlainDate): Dated | 'impossible' {
  let passed: Temporal.PlainDate | undefined;
  for (let year = today.year; year <= today.year + 8; year++) {
    const reading = explicitDay(year, month, day);
    if (reading === 'impossible') continue;
    if (Temporal.PlainDate.compare(reading.date, today) < 0) passed = reading.date;
    else return passed && isNearer(passed, reading.date, today) ? { ...reading, passed } : reading;
  }
  return 'impossible';
}

function isNearer(passed: Temporal.PlainDate, next: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  return passed.until(today).days < today.until(next).days;
}
