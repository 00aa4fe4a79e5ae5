/** A whole series in one line: `jeudi 11:00 45min toutes 2 semaines jusqu'au 07/01/2027`, in French and in English. */
import { alternatives, weekdayNames } from '../../conversation/calendar-names.ts';
import { fold } from '../../conversation/clean-text.ts';
import { splitClock } from '../../conversation/clock-words.ts';
import { type DayProblem, understandDay } from '../../conversation/date-words.ts';
import { understandDuration } from '../../conversation/duration-words.ts';

/** How often, as far as it was said; the weekday comes beside it. */
export type Cadence =
  | { unit: 'week'; every: number }
  /** `nth` is absent in « chaque mois »: it follows from the first date. */
  | { unit: 'month'; every: number; nth?: 1 | 2 | 3 | 4 | -1 };

export interface SeriesWords {
  /** 1 Monday to 7 Sunday. */
  weekday: number;
  time: Temporal.PlainTime;
  durationMinutes?: number;
  /** Null: not said. */
  cadence: Cadence | null;
  from?: Temporal.PlainDate;
  until?: Temporal.PlainDate;
  except: Temporal.PlainDate[];
  /** What stood between quotes. */
  title?: string;
}

export type SeriesProblem = {
  problem: 'noWeekday' | 'noTime' | 'everyDays' | 'wrongDay' | 'notUnderstood';
  typed: string;
  why?: WrongDay;
};

/** Why a day cannot be: it is in no calendar, or it has passed and its year is not written. */
export type WrongDay = 'impossible' | 'past';

const day = alternatives(weekdayNames);
const counts: Record<string, number> = {
  un: 1,
  une: 1,
  one: 1,
  deux: 2,
  two: 2,
  other: 2,
  second: 2,
  trois: 3,
  three: 3,
  quatre: 4,
  four: 4,
  six: 6,
};
const count = `(\\d{1,2}|${Object.keys(counts).join('|')})`;
const ranks: Record<string, 1 | 2 | 3 | 4 | -1> = {
  ...rank(1, '1er', 'premier', '1st', 'first'),
  ...rank(2, '2e', '2eme', '2nd', 'deuxieme', 'second'),
  ...rank(3, '3e', '3eme', '3rd', 'troisieme', 'third'),
  ...rank(4, '4e', '4eme', '4th', 'quatrieme', 'fourth'),
  ...rank(-1, 'dernier', 'last'),
};
const ranked = Object.keys(ranks).join('|');

/** Words of a rhythm, the most telling first; the weekday they may hold comes out beside the cadence. */
const rhythms: [RegExp, (found: Record<string, string | undefined>) => Cadence | 'everyDays'][] = [
  [
    new RegExp(
      `(?:(?:tous |chaque |every )?(?:les |le |the )?)?(?<rank>${ranked})s? (?<day>${day})s? (?:du mois|de chaque mois|of (?:the|each|every) month|(?:tous les|every) ${named('months')} (?:mois|months))`,
    ),
    ({ rank: said = '', months }) => ({ unit: 'month', every: numberOf(months), nth: ranks[said] }),
  ],
  [
    new RegExp(`(?:toutes?|every) (?:les )?${named('weeks')} (?:semaines?|weeks?)`),
    ({ weeks }) => ({ unit: 'week', every: numberOf(weeks) }),
  ],
  [
    new RegExp(
      `une semaine sur ${named('weeks')}|un (?<day>${day}) sur (?<days>deux|trois|quatre|\\d)|(?:every (?:other|second|2nd) (?:week|(?<other>${day}))|fortnightly)`,
    ),
    ({ weeks, days }) => ({ unit: 'week', every: numberOf(weeks ?? days ?? 'deux') }),
  ],
  [
    /(?:tous les|every) (?<days>\d{1,3}|quinze) (?:jours|days)/,
    ({ days }) => {
      const number = days === 'quinze' || days === '15' ? 14 : Number(days);
      return number % 7 === 0 && number > 0 ? { unit: 'week', every: number / 7 } : 'everyDays';
    },
  ],
  [
    new RegExp(`(?:tous les|every) ${named('months')} (?:mois|months)`),
    ({ months }) => ({ unit: 'month', every: numberOf(months) }),
  ],
  [
    /tous les mois|chaque mois|(?:une fois )?par mois|every month|monthly|mensuelle?s?/,
    () => ({ unit: 'month', every: 1 }),
  ],
  [
    new RegExp(
      `toutes les semaines|chaque semaine|every week|weekly|hebdomadaire|(?:tous les|chaque|every) (?<day>${day})s?`,
    ),
    () => ({ unit: 'week', every: 1 }),
  ],
];
const leadDay = new RegExp(`(?:^|\\b)(?:(?:tous|chaque|every|on) )?(?:les? )?\\b(${day})s?\\b\\.?`);
const untilWords = /(?:^| )(?:jusqu'? ?(?:au|en|a)|until|till|up to)(?= )/;
const fromWords = /(?:^| )(?:a (?:partir|compter) d[ue]|des le|depuis le|from|starting(?: on)?)(?= )/;
const exceptWords = /(?:^| )(?:sauf|hormis|except(?: on)?)(?= )/;
/** Words of a date. */
const longestDate = 5;
const fillers = /^(?:(?:le|la|les|de|du|pendant|d'une duree de|duree|for|at|on|the|et|and|,) ?)+|,+$/;

/**
 * @param typed several words, in any order but dates, which follow their own words (jusqu'au, à partir du, sauf)
 * @param today where the person is
 */
export function understandSeries(typed: string, today: Temporal.PlainDate): SeriesWords | SeriesProblem {
  const quoted = /["“«]\s*([^"”»]+?)\s*["”»]/.exec(typed);
  let left = fold(quoted ? typed.replace(quoted[0], ' ') : typed);
  if (left.length > 300) return { problem: 'notUnderstood', typed };
  const except = takeDays(left, exceptWords, today);
  const until = takeDays(except.left, untilWords, today);
  const from = takeDays(until.left, fromWords, today);
  left = from.left;
  for (const one of [except, until, from])
    if (one.why || (one.lead && one.dates.length === 0))
      return { problem: 'wrongDay', typed: one.lead, ...(one.why && { why: one.why }) };

  let cadence: Cadence | null = null;
  let named: string | undefined;
  for (const [pattern, read] of rhythms) {
    const match = new RegExp(`(?:^|\\b)(?:${pattern.source})(?= |$|,)`).exec(left);
    if (!match) continue;
    const said = read(match.groups ?? {});
    if (said === 'everyDays') return { problem: 'everyDays', typed: match[0] };
    cadence = said;
    named = match.groups?.day ?? match.groups?.other;
    left = without(left, match);
    break;
  }
  if (cadence && (cadence.every < 1 || cadence.every > 52)) return { problem: 'notUnderstood', typed };
  if (!named) {
    const match = leadDay.exec(left);
    named = match?.[1];
    if (match) left = without(left, match);
  }
  const weekday = named ? weekdayNumber(named) : from.dates[0]?.dayOfWeek;
  const hours = readHours(left);
  if (!weekday) return { problem: 'noWeekday', typed };
  if (!hours)
    return splitClock(left) ? { problem: 'notUnderstood', typed: left } : { problem: 'noTime', typed };
  return {
    weekday,
    ...hours,
    cadence,
    except: except.dates,
    ...(from.dates[0] && { from: from.dates[0] }),
    ...(until.dates[0] && { until: until.dates[0] }),
    ...(quoted?.[1] && { title: quoted[1] }),
  };
}

/** @returns the days of « 24/12/2026, 31/12/2026 et 07/01/2027 », or the first words that are none and why. */
export function understandDays(
  typed: string,
  today: Temporal.PlainDate,
): Temporal.PlainDate[] | { typed: string; why?: WrongDay } {
  const read = takeDays(` sauf ${fold(typed)}`, exceptWords, today);
  if (read.dates.length > 0 && read.left === '') return read.dates;
  return { typed: read.left || typed, ...(read.why && { why: read.why }) };
}

interface TakenDays {
  dates: Temporal.PlainDate[];
  /** The words that announced a date, with what followed; empty when there were none. */
  lead: string;
  left: string;
  why?: WrongDay;
}

/** Takes the dates that follow certain words out of a phrase: the longest reading of each, `et` and commas between. */
function takeDays(phrase: string, lead: RegExp, today: Temporal.PlainDate): TakenDays {
  const match = lead.exec(phrase);
  if (!match) return { dates: [], lead: '', left: phrase };
  let words = phrase
    .slice(match.index + match[0].length)
    .replaceAll(',', ' , ')
    .trim()
    .split(/ +/);
  const dates: Temporal.PlainDate[] = [];
  let why: WrongDay | undefined;
  for (;;) {
    const separated = dates.length > 0 && ['et', 'and', ',', '&'].includes(words[0] ?? '');
    const rest = separated ? words.slice(1) : words;
    const taken = dates.length === 0 || separated ? longestDay(rest, today) : null;
    if (!taken) break;
    if ('why' in taken) {
      why = taken.why;
      break;
    }
    dates.push(taken.date);
    words = rest.slice(taken.used);
  }
  const left = `${phrase.slice(0, match.index)} ${words.join(' ')}`.trim();
  return { dates, lead: `${match[0].trim()} ${words.join(' ')}`, left, ...(why && { why }) };
}

const wrongDays: Partial<Record<DayProblem['problem'], WrongDay>> = {
  impossibleDate: 'impossible',
  pastDay: 'past',
};

function longestDay(words: string[], today: Temporal.PlainDate) {
  let why: WrongDay | undefined;
  for (let used = Math.min(longestDate, words.length); used > 0; used--) {
    if (words[used - 1] === ',') continue;
    const read = understandDay(words.slice(0, used).join(' '), today);
    if (!('problem' in read)) return { date: read.date, used };
    why ??= wrongDays[read.problem];
  }
  return why ? { why } : null;
}

/** « 11:00 45min », « 45min 11h », « de 11h à 11h45 ». */
function readHours(phrase: string): Pick<SeriesWords, 'time' | 'durationMinutes'> | null {
  const words = bare(phrase).split(' ').filter(Boolean);
  for (let cut = words.length; cut > 0; cut--) {
    const [before, after] = [words.slice(0, cut).join(' '), words.slice(cut).join(' ')];
    const read = hoursOf(before, after) ?? (after ? hoursOf(after, before) : null);
    if (read) return read;
  }
  return null;
}

function hoursOf(hour: string, length: string): Pick<SeriesWords, 'time' | 'durationMinutes'> | null {
  const split = splitClock(bare(hour)) ?? splitClock(`a ${bare(hour)}`);
  if (!split?.clock || split.rest !== '') return null;
  const { time, durationMinutes } = split.clock;
  if (length === '') return durationMinutes === undefined ? { time } : { time, durationMinutes };
  const minutes = understandDuration(bare(length));
  return minutes === null || durationMinutes !== undefined ? null : { time, durationMinutes: minutes };
}

function bare(phrase: string): string {
  return phrase.replace(fillers, '').trim();
}

function without(phrase: string, { index, 0: found }: RegExpExecArray): string {
  return `${phrase.slice(0, index)} ${phrase.slice(index + found.length)}`.replace(/\s+/g, ' ').trim();
}

function weekdayNumber(name: string): number {
  return weekdayNames.findIndex((names) => names.includes(name)) + 1;
}

function numberOf(said: string | undefined): number {
  return said === undefined ? 1 : (counts[said] ?? Number(said));
}

function named(group: string): string {
  return count.replace('(', `(?<${group}>`);
}

function rank(value: 1 | 2 | 3 | 4 | -1, ...words: string[]) {
  return Object.fromEntries(words.map((word) => [word, value]));
}
