import readExcelFile from 'read-excel-file/node';
import type { Translators } from '../conversation/catalogue.ts';
import type { MessageValues, Translator } from '../conversation/language.ts';
import { plain } from '../people/plain-name.ts';
import type { Path } from '../spaces/problem.ts';
import { fieldOf, setField } from './fields.ts';
import { type Cell, readCell } from './read-cell.ts';
import { type References, referencesAmong } from './references.ts';
import { type Column, type Sheet, sheets } from './sheets.ts';
import { columnHeaded, heading, sheetName, sheetNamed } from './words-of-cells.ts';

/** Where something stands in a workbook, as people find it there. */
export interface Place {
  sheet: Sheet;
  /** Number of the row as the spreadsheet shows it, 1 being the headings; null: the whole sheet. */
  row: number | null;
  column: Column | null;
}

export interface CellProblem {
  place: Place | null;
  /** Key of the catalogue. */
  key: string;
  values: MessageValues;
}

export interface WorkbookReading {
  /** As a space file says it, before it is judged. */
  source: Record<string, unknown>;
  problems: CellProblem[];
  /** Where the value at a path of the space file was read. */
  placeOf(path: Path): Place | null;
}

/** What the space has already: a row may refer to it without its being in the workbook. */
export interface Known {
  people: readonly Record<string, unknown>[];
  sites: readonly Record<string, unknown>[];
  organisations: readonly Record<string, unknown>[];
}

/** A row that was read, with where it came from. */
interface ReadRow {
  entry: Record<string, unknown>;
  row: number;
}

type Rows = Map<Sheet, ReadRow[]>;

const nothingKnown: Known = { people: [], sites: [], organisations: [] };

/**
 * Reads a workbook (XLSX) into the form of a space file. Sheets and columns are found by their name in either language; empty
 * rows are skipped, what is not recognised is said.
 *
 * @param known of the space it would be loaded into
 */
export async function readWorkbook(
  content: Buffer,
  translators: Translators,
  known: Known = nothingKnown,
): Promise<WorkbookReading> {
  const problems: CellProblem[] = [];
  const rows: Rows = new Map();
  const tabs = await tabsOf(content);
  if (!tabs)
    return { source: {}, problems: [problem(null, 'exchange.problem.notAWorkbook')], placeOf: () => null };
  for (const { sheet: name, data } of tabs) {
    const sheet = sheetNamed(sheets, name, translators);
    if (sheet) rows.set(sheet, readSheet(sheet, data as Cell[][], translators, problems));
    else if (data.length > 0 && !isNote(name, translators))
      problems.push(problem(null, 'exchange.problem.unknownSheet', { sheet: name }));
  }
  nameTheUnnamed(rows, known);
  resolveReferences(rows, known, problems);
  return assembled(rows, problems);
}

async function tabsOf(content: Buffer) {
  try {
    return await readExcelFile(content);
  } catch {
    return null;
  }
}

/** The sheet of explanations that the template carries. */
function isNote(name: string, translators: Translators): boolean {
  return Object.values(translators).some((t: Translator) => t('exchange.sheet.notes') === name);
}

function readSheet(
  sheet: Sheet,
  [headings = [], ...data]: Cell[][],
  translators: Translators,
  problems: CellProblem[],
): ReadRow[] {
  const columns = headings.map((name) => {
    const text = name === null || name === undefined ? '' : String(name).trim();
    const column = text === '' ? undefined : columnHeaded(sheet, text, translators);
    if (text !== '' && !column)
      problems.push(
        problem({ sheet, row: 1, column: null }, 'exchange.problem.unknownColumn', { column: text }),
      );
    return column;
  });
  const missing = sheet.columns.filter((column) => column.required && !columns.includes(column));
  const hasRows = data.some((cells) => !isEmpty(cells));
  if (hasRows)
    for (const column of missing)
      problems.push(problem({ sheet, row: 1, column }, 'exchange.problem.missingColumn'));
  return data.flatMap((cells, index): ReadRow[] => {
    if (isEmpty(cells)) return [];
    const row = index + 2;
    const entry: Record<string, unknown> = {};
    columns.forEach((column, position) => {
      if (!column) return;
      const place = { sheet, row, column };
      const reading = readCell(cells[position], column, translators);
      if ('problem' in reading) problems.push(problem(place, reading.problem, reading.values));
      else setField(entry, column.field, reading.value);
    });
    for (const column of sheet.columns)
      if (column.required && columns.includes(column) && isMissing(sheet, column, cells, columns))
        problems.push(problem({ sheet, row, column }, 'exchange.problem.emptyCell'));
    return [{ entry, row }];
  });
}

function isMissing(
  sheet: Sheet,
  column: Column,
  cells: readonly Cell[],
  columns: readonly (Column | undefined)[],
) {
  const cell = cells[columns.indexOf(column)];
  return (
    sheet.columns.includes(column) && (cell === null || cell === undefined || String(cell).trim() === '')
  );
}

function isEmpty(cells: readonly Cell[]): boolean {
  return cells.every((cell) => cell === null || cell === undefined || String(cell).trim() === '');
}

/** A person without a short name keeps the one the space knows them by, else gets one from both names. */
function nameTheUnnamed(rows: Rows, known: Known): void {
  const people = rowsOf(rows, 'people');
  const byMail = new Map(known.people.map(({ workEmail, handle }) => [mail(workEmail), String(handle)]));
  const taken = new Set([...byMail.values(), ...people.flatMap(({ entry }) => String(entry.handle ?? ''))]);
  for (const { entry } of people) {
    if (entry.handle !== undefined || !entry.givenName || !entry.familyName) continue;
    entry.handle = byMail.get(mail(entry.workEmail)) ?? freeHandle(entry, taken);
    taken.add(String(entry.handle));
  }
}

function mail(address: unknown): string {
  return String(address ?? '').toLowerCase();
}

function freeHandle(entry: Record<string, unknown>, taken: ReadonlySet<string>): string {
  const wanted = `${plain(String(entry.givenName))}.${plain(String(entry.familyName))}`;
  let free = wanted;
  for (let number = 2; taken.has(free); number += 1) free = `${wanted}${number}`;
  return free;
}

function resolveReferences(rows: Rows, known: Known, problems: CellProblem[]): void {
  const entriesOf = (section: string) => rowsOf(rows, section).map(({ entry }) => entry);
  const references = referencesAmong({
    people: [...entriesOf('people'), ...unlike(known.people, entriesOf('people'), 'handle')],
    sites: [...entriesOf('sites'), ...unlike(known.sites, entriesOf('sites'), 'code')],
    organisations: [
      ...entriesOf('organisations'),
      ...unlike(known.organisations, entriesOf('organisations'), 'code'),
    ],
  });
  for (const [sheet, read] of rows)
    for (const { entry, row } of read)
      for (const column of sheet.columns) resolveCell(entry, { sheet, row, column }, references, problems);
}

/** What the workbook says of something takes the place of what the space knows of it. */
function unlike(
  known: readonly Record<string, unknown>[],
  read: readonly Record<string, unknown>[],
  field: string,
): Record<string, unknown>[] {
  const names = new Set(read.map((entry) => entry[field]));
  return known.filter((entry) => !names.has(entry[field]));
}

function resolveCell(
  entry: Record<string, unknown>,
  place: Place & { column: Column },
  references: References,
  problems: CellProblem[],
): void {
  const { kind, field } = place.column;
  if (kind !== 'person' && kind !== 'site' && kind !== 'organisation') return;
  const text = fieldOf(entry, field);
  if (typeof text !== 'string') return;
  const found = references[kind](text);
  if ('reference' in found) setField(entry, field, found.reference);
  else
    problems.push(
      problem(place, `exchange.problem.${kind}.${found.problem}`, { read: text, near: found.near ?? 'none' }),
    );
}
// @keys exchange.problem.person.* exchange.problem.site.* exchange.problem.organisation.*

function rowsOf(rows: Rows, section: string): ReadRow[] {
  return [...rows].find(([sheet]) => sheet.section === section)?.[1] ?? [];
}

/** Puts the rows where a space file has them, and remembers where each came from. */
function assembled(rows: Rows, problems: CellProblem[]): WorkbookReading {
  const source: Record<string, unknown> = {};
  const places: { path: Path; sheet: Sheet; row: number }[] = [];
  for (const [sheet, read] of rows) {
    if (sheet.parent) continue;
    if (sheet.section === 'space') {
      const [first, second] = read;
      if (first) source.space = first.entry;
      if (first) places.push({ path: ['space'], sheet, row: first.row });
      if (second) problems.push(problem({ sheet, row: second.row, column: null }, 'exchange.problem.oneRow'));
      continue;
    }
    source[sheet.section] = read.map(({ entry }) => entry);
    read.forEach(({ row }, index) => places.push({ path: [sheet.section, index], sheet, row }));
  }
  for (const [sheet, read] of rows) if (sheet.parent) addToParents(sheet, read, source, places, problems);
  return { source, problems, placeOf: (path) => placeOf(path, places) };
}

/** Which field of an entry the parent column of a nested sheet names. */
const parentFields: Record<string, string> = { person: 'handle', committee: 'code' };

function addToParents(
  sheet: Sheet,
  read: readonly ReadRow[],
  source: Record<string, unknown>,
  places: { path: Path; sheet: Sheet; row: number }[],
  problems: CellProblem[],
): void {
  const [section = '', list = ''] = sheet.section.split('.');
  const parent = sheet.parent as string;
  const entries = (source[section] ?? []) as Record<string, unknown>[];
  for (const { entry, row } of read) {
    const name = String(entry[parent] ?? '');
    const index = entries.findIndex((one) => String(one[parentFields[parent] as string]) === name);
    const owner = entries[index];
    if (!owner) {
      const column = sheet.columns.find(({ field }) => field === parent) ?? null;
      if (name !== '')
        problems.push(problem({ sheet, row, column }, 'exchange.problem.noParent', { read: name }));
      continue;
    }
    owner[list] ??= [];
    const items = owner[list] as unknown[];
    // In `committees.members` the person is a field of the row, in `people.absences` it only names the owner.
    const { [parent]: _owner, ...rest } = entry;
    items.push(rest);
    places.push({ path: [section, index, list, items.length - 1], sheet, row });
  }
}

function placeOf(path: Path, places: readonly { path: Path; sheet: Sheet; row: number }[]): Place | null {
  const matching = places
    .filter((place) => place.path.every((part, index) => part === path[index]))
    .toSorted((one, other) => other.path.length - one.path.length);
  const [nearest] = matching;
  if (!nearest) return null;
  const { sheet, row } = nearest;
  const field = path.slice(nearest.path.length).filter((part) => typeof part === 'string');
  const column =
    sheet.columns.find((one) => one.field === field.join('.')) ??
    sheet.columns.find((one) => one.field.split('.')[0] === field[0]) ??
    null;
  return { sheet, row, column };
}

function problem(place: Place | null, key: string, values: MessageValues = {}): CellProblem {
  return { place, key, values };
}

/** @returns « Sites, ligne 4, colonne Démarrage », or null when it is about the whole workbook */
export function placeWords(place: Place | null, t: Translator): string | null {
  if (!place) return null;
  const { sheet, row, column } = place;
  return t('exchange.place', {
    sheet: sheetName(sheet, t),
    row: row ?? 0,
    column: column ? heading(sheet, column, t) : 'none',
  });
}
