/** Hours of the day as people write them: `14h`, `14 h 30`, `14:00`, `2pm`, `midi`, `de 14h à 16h`. */

export interface ClockReading {
  time: Temporal.PlainTime;
  /** Minutes to the end of the range, 1 to 1439; past midnight when it ends before it starts. */
  durationMinutes?: number;
}

/** What a phrase of a date and an hour is made of. */
export interface ClockSplit {
  /** The phrase without its hour, trimmed. */
  rest: string;
  /** The hour, or null when there is none like it on a clock (`25h`). */
  clock: ClockReading | null;
  /** The words of the hour. */
  typed: string;
}

const hour = String.raw`(?:\d{1,2} ?[ap]\.?m\.?|\d{1,2}[:.]\d{2} ?[ap]\.?m\.?|\d{1,2} ?h(?:eures?)?(?: ?\d{2})?|\d{1,2}:\d{2}(?::00)?|midi|minuit|noon|midnight)`;
const bare = String.raw`\d{1,2}(?:[:.]\d{2})?`;
const lead = `(?:[àa@] ?|vers |at |de |from |entre |between )`;
const joint = ` ?(?:-|–|—|à|a|to|until|till|jusqu'[àa]|et|and) ?`;
const one = `(?<lead>${lead})?(?:(?<from>${hour}|${bare})${joint}(?<to>${hour})|(?<at>${hour}))`;
const atEnd = new RegExp(`^(?<rest>.*?)(?:^|[ ,])${one}$`);
const atStart = new RegExp(`^${one}(?:$|[ ,]+(?<rest>.*)$)`);

/**
 * @param phrase lower case, single spaces, straight apostrophes, 80 characters at most
 * @returns the phrase cut at its hour, or null when it holds none. A small hour written bare (`2h`, `1h30`) is a
 * length, not an hour of the day; `à 2h` and `02:00` are hours.
 */
export function splitClock(phrase: string): ClockSplit | null {
  const match = atEnd.exec(phrase) ?? atStart.exec(phrase);
  const groups = match?.groups;
  if (!groups) return null;
  const rest = (groups.rest ?? '').replace(/[ ,]+$/, '').trim();
  const single = groups.at;
  if (single !== undefined) {
    if (!groups.lead && /^[0-5] ?h/.test(single)) return null;
    const time = readHour(single);
    return { rest, typed: single, clock: time && { time } };
  }
  const { from = '', to = '' } = groups;
  const [start, end] = [readHour(withUnitOf(from, to)), readHour(to)];
  const typed = `${from}-${to}`;
  if (!start || !end) return { rest, typed, clock: null };
  const minutes = (start.until(end).total('minutes') + 1440) % 1440;
  return { rest, typed, clock: minutes > 0 ? { time: start, durationMinutes: minutes } : null };
}

/** `14-16h` and `2-4pm`: the first hour borrows the unit of the second. */
function withUnitOf(from: string, to: string): string {
  if (!/^\d{1,2}([:.]\d{2})?$/.test(from)) return from;
  const unit = /[ap]\.?m\.?$/.exec(to)?.[0];
  if (unit) return `${from}${unit}`;
  return /[:.]/.test(from) ? from : `${from}h`;
}

function readHour(said: string): Temporal.PlainTime | null {
  if (said === 'midi' || said === 'noon') return Temporal.PlainTime.from('12:00');
  if (said === 'minuit' || said === 'midnight') return Temporal.PlainTime.from('00:00');
  const match = /^(\d{1,2})(?: ?(?:h(?:eures?)?|[:.]) ?(\d{2})?)?(?::00)?(?: ?([ap])\.?m\.?)?$/.exec(said);
  if (!match) return null;
  const half = match[3];
  const [written, minute] = [Number(match[1]), Number(match[2] ?? 0)];
  if (half && (written < 1 || written > 12)) return null;
  const hours = half ? (written % 12) + (half === 'p' ? 12 : 0) : written;
  return hours < 24 && minute < 60 ? new Temporal.PlainTime(hours, minute) : null;
}
