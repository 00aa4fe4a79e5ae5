import type { MessageValues } from '../../conversation/language.ts';
import type { Choices, Column } from './sheets.ts';
import { wordsInBothLanguages } from './words-in-both-languages.ts';
import { choiceWords, readChoice } from './words-of-cells.ts';

/** A cell as read-excel-file gives it. */
export type Cell = string | number | boolean | Date | null | undefined;

export type CellReading =
  | { value: unknown }
  /** Key of the catalogue, and what the sentence names. */
  | { problem: string; values: MessageValues };

/** Characters of a FINESS number: that of the Ain begins with a zero (F-08). */
const finessLength = 9;
const minutesOfDay = 24 * 60;
const yes = new Set(['oui', 'yes', 'vrai', 'true', 'x', '1']);
const no = new Set(['non', 'no', 'faux', 'false', '0']);

/**
 * Reads what people put in a cell: a date as a date or as 22/09/2026, an hour as 7:00 or 07h00, oui or non, several values
 * between semicolons or one below the other.
 *
 * @returns `undefined` as the value of an empty cell
 */
export function readCell(cell: Cell, column: Column): CellReading {
  const text = cellText(cell);
  if (text === '') return { value: undefined };
  switch (column.kind) {
    case 'date':
      return found(cell instanceof Date ? dayOf(cell) : readDay(text), 'exchange.cell.date', text);
    case 'hour':
      return found(readHour(cell, text), 'exchange.cell.hour', text);
    case 'hours':
      return readAll(text, (part) => found(readHour(part, part), 'exchange.cell.hour', part));
    case 'whole':
      return found(/^-?\d+$/.test(text) ? Number(text) : null, 'exchange.cell.whole', text);
    case 'flag':
      return found(readFlag(cell, text), 'exchange.cell.flag', text);
    case 'choice':
      return readOneChoice(column, text);
    case 'choices':
      return readAll(text, (part) => readOneChoice(column, part));
    case 'texts':
      return { value: partsOf(text) };
    case 'phone':
      // A spreadsheet takes 0612345678 for a number, and drops its zero.
      return { value: typeof cell === 'number' && /^[1-9]\d{8}$/.test(text) ? `0${text}` : text };
    case 'finess':
      return { value: typeof cell === 'number' ? text.padStart(finessLength, '0') : text };
    default:
      return { value: text };
  }
}

function readAll(text: string, read: (part: string) => CellReading): CellReading {
  const values: unknown[] = [];
  for (const part of partsOf(text)) {
    const one = read(part);
    if ('problem' in one) return one;
    values.push(one.value);
  }
  return { value: values };
}

function readOneChoice({ choices }: Column, text: string): CellReading {
  if (!choices) return { value: text };
  const value = readChoice(choices, text);
  if (value !== null) return { value };
  return { problem: 'exchange.cell.choice', values: { read: text, ...offered(choices) } };
}

/** What may be written, in both languages: who reads the problem is not known yet. */
function offered(choices: Choices): MessageValues {
  const words = wordsInBothLanguages.map((t) => {
    const all = choices.values.map((value) => choiceWords(choices, value, t));
    return [`choices.${t.locale}`, all.join(', ')];
  });
  return Object.fromEntries(words);
}

function found(value: unknown, problem: string, read: string): CellReading {
  return value === null ? { problem, values: { read } } : { value };
}

/** @returns what a cell shows, without spaces around it; nothing when it is empty */
export function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString() : String(cell).trim();
}

/** Several values: on lines of their own where there are lines, else between semicolons. */
function partsOf(text: string): string[] {
  return text
    .split(text.includes('\n') ? '\n' : ';')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== ';');
}

/** @returns the values as a cell shows them, so that they are read back as they are */
export function joinParts(parts: readonly string[]): string {
  return parts.some((part) => part.includes(';')) ? [...parts, ';'].join('\n') : parts.join(' ; ');
}

/** A spreadsheet's date has no zone: the library gives it at midnight UTC. */
function dayOf(cell: Date): string {
  return cell.toISOString().slice(0, 10);
}

function readDay(text: string): string | null {
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const [year, month, day] = french ? [french[3], french[2], french[1]] : text.split('-');
  if (!/^\d{4}$/.test(year ?? '') || !/^\d{1,2}$/.test(month ?? '') || !/^\d{1,2}$/.test(day ?? ''))
    return null;
  try {
    const date = { year: Number(year), month: Number(month), day: Number(day) };
    return Temporal.PlainDate.from(date, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}

/** An hour is a share of a day in a spreadsheet: 0.25 is 06:00. */
function readHour(cell: Cell, text: string): string | null {
  // Sixths of a day are no round numbers: 07:00 may be read a millisecond before.
  if (cell instanceof Date) return hourAfter(cell.getTime() / 60_000);
  if (typeof cell === 'number') return cell >= 0 && cell < 1 ? hourAfter(cell * minutesOfDay) : null;
  const read = /^(\d{1,2})\s*[h:]\s*(\d{2})?$/i.exec(text);
  if (!read) return null;
  const [hour, minute] = [Number(read[1]), Number(read[2] ?? 0)];
  return hour < 24 && minute < 60
    ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
    : null;
}

/** @param minutes since a midnight */
function hourAfter(minutes: number): string {
  const ofDay = ((Math.round(minutes) % minutesOfDay) + minutesOfDay) % minutesOfDay;
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
}

function readFlag(cell: Cell, text: string): boolean | null {
  if (typeof cell === 'boolean') return cell;
  const word = text.toLowerCase();
  if (yes.has(word)) return true;
  return no.has(word) ? false : null;
}
