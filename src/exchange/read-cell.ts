import type { Translators } from '../conversation/catalogue.ts';
import type { MessageValues } from '../conversation/language.ts';
import type { Column } from './sheets.ts';
import { readChoice } from './words-of-cells.ts';

/** A cell as read-excel-file gives it. */
export type Cell = string | number | boolean | Date | null | undefined;

export type CellReading =
  | { value: unknown }
  /** Key of the catalogue, and what the sentence names. */
  | { problem: string; values: MessageValues };

const yes = new Set(['oui', 'yes', 'vrai', 'true', 'x', '1']);
const no = new Set(['non', 'no', 'faux', 'false', '0']);

/**
 * Reads what people put in a cell: a date as a date or as 22/09/2026, an hour as 7:00 or 07h00, oui or non, several values
 * between semicolons or one below the other.
 *
 * @returns `undefined` as the value of an empty cell
 */
export function readCell(cell: Cell, column: Column, translators: Translators): CellReading {
  const text = cellText(cell);
  if (text === '') return { value: undefined };
  switch (column.kind) {
    case 'date':
      return found(cell instanceof Date ? dayOf(cell) : readDay(text), 'exchange.cell.date', text);
    case 'dateTime':
      return found(cell instanceof Date ? momentOf(cell) : text, 'exchange.cell.date', text);
    case 'hour':
      return found(readHour(cell, text), 'exchange.cell.hour', text);
    case 'hours':
      return readAll(text, (part) => found(readHour(part, part), 'exchange.cell.hour', part));
    case 'whole':
      return found(/^-?\d+$/.test(text) ? Number(text) : null, 'exchange.cell.whole', text);
    case 'flag':
      return found(readFlag(cell, text), 'exchange.cell.flag', text);
    case 'choice':
      return readOneChoice(column, text, translators);
    case 'choices':
      return readAll(text, (part) => readOneChoice(column, part, translators));
    case 'texts':
      return { value: partsOf(text) };
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

function readOneChoice({ choices }: Column, text: string, translators: Translators): CellReading {
  if (!choices) return { value: text };
  const value = readChoice(choices, text, translators);
  if (value !== null) return { value };
  return { problem: 'exchange.cell.choice', values: { read: text, ...offered(choices, translators) } };
}

function offered(choices: NonNullable<Column['choices']>, { fr, en }: Translators): MessageValues {
  const words = (t: typeof fr) => choices.values.map((value) => t(`${choices.words}.${value}`)).join(', ');
  return { choicesFr: words(fr), choicesEn: words(en) };
}

function found(value: unknown, problem: string, read: string): CellReading {
  return value === null ? { problem, values: { read } } : { value };
}

function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString() : String(cell).trim();
}

/** Several values: between semicolons, or on lines of their own. */
function partsOf(text: string): string[] {
  return text
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A spreadsheet's date has no zone: the library gives it at midnight UTC. */
function dayOf(cell: Date): string {
  return cell.toISOString().slice(0, 10);
}

function momentOf(cell: Date): string {
  return cell.toISOString().slice(0, 16);
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
  if (cell instanceof Date) return cell.toISOString().slice(11, 16);
  if (typeof cell === 'number' && cell >= 0 && cell < 1) {
    const minutes = Math.round(cell * 24 * 60);
    return Temporal.PlainTime.from({ hour: Math.floor(minutes / 60), minute: minutes % 60 })
      .toString()
      .slice(0, 5);
  }
  const read = /^(\d{1,2})\s*[h:]\s*(\d{2})?$/i.exec(text);
  if (!read) return null;
  const [hour, minute] = [Number(read[1]), Number(read[2] ?? 0)];
  return hour < 24 && minute < 60
    ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
    : null;
}

function readFlag(cell: Cell, text: string): boolean | null {
  if (typeof cell === 'boolean') return cell;
  const word = text.toLowerCase();
  if (yes.has(word)) return true;
  return no.has(word) ? false : null;
}
