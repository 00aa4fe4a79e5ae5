import type { UnderstoodDateTime } from '../conversation/command.ts';
import { understandDuration } from '../conversation/duration-words.ts';
import { type Here, type MomentProblem, understandDateTime } from '../conversation/moment-words.ts';
import { tokenize } from '../conversation/tokenizer.ts';

export interface ReadDates {
  /** Wall times, the earliest first, each once. */
  starts: Temporal.PlainDateTime[];
  /** False as soon as one date was written in relative words, or its hour was taken from its neighbour. */
  explicit: boolean;
  /** Minutes, when a length or a range was written. */
  durationMinutes?: number;
  /** What stood between quotes. */
  title?: string;
}

export type DatesProblem = MomentProblem | { problem: 'lengths' | 'tooLong'; typed: string };

/** Between two dates: a comma, a semicolon, a new line, « et », « ou ». */
const separator = /\s*[,;\n]\s*(?:(?:et|ou|and|or)\s+)?|\s+(?:et|ou|and|or)\s+(?=\S)/iu;
/** Words a length of time may be made of. */
const lengthWords = 3;

interface Piece {
  start: Temporal.PlainDateTime;
  explicit: boolean;
  durationMinutes?: number;
}

/**
 * Reads several dates as people write them on one line or one below the other: `22/09 14h, 24/09 10h, 29/09 14h 2h
 * "COPIL n°2"`. An hour alone belongs to the day before it (`22/09 14h ou 16h`); a day alone takes the hour that
 * follows (`22/09 et 24/09 à 14h`). A length of time, or a range, is that of every date.
 */
export function readDates(text: string, here: Here): ReadDates | DatesProblem {
  const cut = withoutTitle(text);
  if (!cut) return { problem: 'tooLong', typed: text.slice(0, 40) };
  const pieces: Piece[] = [];
  const lengths = new Set<number>();
  let waiting: { typed: string; problem: DatesProblem }[] = [];
  for (const typed of cut.dates.split(separator).filter(Boolean)) {
    const { dated, length } = withoutLength(typed, here);
    if (length !== undefined) lengths.add(length);
    if (dated === '') continue;
    const read = readPiece(dated, pieces.at(-1), here);
    if ('problem' in read) {
      if (read.problem !== 'missingTime') return read;
      waiting.push({ typed: dated, problem: read });
      continue;
    }
    if (read.durationMinutes !== undefined) lengths.add(read.durationMinutes);
    for (const { typed: day } of waiting) {
      const borrowed = readPiece(
        `${day} ${read.start.toPlainTime().toString({ smallestUnit: 'minute' })}`,
        undefined,
        here,
      );
      if ('problem' in borrowed) return borrowed;
      pieces.push({ ...borrowed, explicit: false });
    }
    waiting = [];
    pieces.push(read);
  }
  const [unfinished] = waiting;
  if (unfinished) return unfinished.problem;
  if (pieces.length === 0) return { problem: 'notADate', typed: cut.dates || text };
  if (lengths.size > 1) return { problem: 'lengths', typed: cut.dates };
  const [durationMinutes] = lengths;
  const starts = new Map(pieces.map(({ start }) => [start.toString(), start]));
  return {
    starts: [...starts.values()].sort(Temporal.PlainDateTime.compare),
    explicit: pieces.every(({ explicit }) => explicit),
    ...(durationMinutes === undefined ? {} : { durationMinutes }),
    ...(cut.title ? { title: cut.title } : {}),
  };
}

/** The words between quotes are the title, wherever they stand. */
function withoutTitle(text: string): { dates: string; title?: string } | null {
  const read = tokenize(text.replace(/\s*\n+\s*/g, ' ; '));
  if (!read) return null;
  const title = read.tokens.find(({ kind }) => kind === 'quoted')?.text;
  const dates = read.tokens.filter(({ kind }) => kind !== 'quoted').map(({ raw }) => raw);
  return { dates: dates.join(' ').trim(), ...(title ? { title } : {}) };
}

/** `29/09 14h 2h` ends with a length; `2h` alone is one. */
function withoutLength(typed: string, here: Here): { dated: string; length?: number } {
  const words = typed.split(/\s+/);
  for (let used = Math.min(lengthWords, words.length); used > 0; used -= 1) {
    const length = understandDuration(words.slice(-used).join(' '));
    const dated = words.slice(0, -used).join(' ');
    if (length === null || understood(typed, here)) continue;
    if (dated === '' || understood(dated, here)) return { dated, length };
  }
  return { dated: typed };
}

/** What is a moment, if only it had its day, or a day that exists, or its year. */
const almost: readonly string[] = ['missingDay', 'impossibleDate', 'pastDay', 'wrongWeekday'];

/** Reads as a moment, or lacks no more than a right day. */
function understood(typed: string, here: Here): boolean {
  const read = understandDateTime(typed, here);
  return !('problem' in read) || almost.includes(read.problem);
}

function readPiece(typed: string, before: Piece | undefined, here: Here): Piece | DatesProblem {
  const read = understandDateTime(typed, here);
  if (!('problem' in read)) return pieceOf(read);
  if (read.problem !== 'missingDay' || !before) return read;
  const whole = understandDateTime(`${before.start.toPlainDate()} ${typed}`, here);
  return 'problem' in whole ? read : { ...pieceOf(whole), explicit: before.explicit };
}

function pieceOf({ local, explicit, durationMinutes }: UnderstoodDateTime): Piece {
  return { start: local, explicit, ...(durationMinutes === undefined ? {} : { durationMinutes }) };
}
