import readExcelFile from 'read-excel-file/node';
import type { MessageValues } from '../../conversation/language.ts';
import type { Path } from '../../spaces/problem.ts';
import { type CellProblem, cellProblem, type Place, type PlacedRow, placeAt } from './place.ts';
import type { Cell } from './read-cell.ts';
import { type ReadRow, readSheet } from './read-sheet.ts';
import { type Known, type Rows, referToKnown } from './refer-to-known.ts';
import { namedBy, type Sheet, sheets } from './sheets.ts';
import { maxMegabytes, unpack } from './unpack.ts';
import { wordsInBothLanguages } from './words-in-both-languages.ts';
import { sheetNamed } from './words-of-cells.ts';

type Entry = Record<string, unknown>;

export interface WorkbookReading {
  /** As a space file says it, before it is judged. */
  source: Entry;
  problems: CellProblem[];
  /** It is no workbook, or an empty one: its one problem says so. */
  nothingIn?: true;
  /** Where the value at a path of the space file was read. */
  placeOf(path: Path): Place | null;
}

const nothingKnown: Known = { people: [], sites: [], organisations: [], committees: [] };

/**
 * Reads a workbook (XLSX) into the form of a space file. Sheets and columns are found by their name in either language; empty
 * rows are skipped, what is not recognised is said.
 *
 * @param known of the space it would be loaded into
 */
export async function readWorkbook(
  content: Uint8Array,
  known: Partial<Known> = {},
): Promise<WorkbookReading> {
  const tabs = await tabsOf(content);
  if (tabs === 'tooHeavy') return unreadable('exchange.problem.tooHeavy', { max: maxMegabytes });
  if (!tabs) return unreadable('exchange.problem.notAWorkbook');
  const problems: CellProblem[] = [];
  const rows = new Map<Sheet, ReadRow[]>();
  for (const { sheet: name, data } of tabs) {
    const sheet = sheetNamed(sheets, name);
    if (sheet) rows.set(sheet, readSheet(sheet, data as Cell[][], problems));
    else if (data.length > 0 && !isNote(name))
      problems.push(cellProblem(null, 'exchange.problem.unknownSheet', { sheet: name }));
  }
  if (rows.size === 0 && problems.length === 0) return unreadable('exchange.problem.emptyWorkbook');
  tellRepeatedNames(rows, problems);
  const all = { ...nothingKnown, ...known };
  referToKnown(rows, all, problems);
  return assembled(rows, all, problems);
}

function unreadable(key: string, values: MessageValues = {}): WorkbookReading {
  return { source: {}, problems: [cellProblem(null, key, values)], nothingIn: true, placeOf: () => null };
}

async function tabsOf(content: Uint8Array) {
  try {
    const unpacked = unpack(content);
    return unpacked === 'tooHeavy' ? unpacked : await readExcelFile(Buffer.from(unpacked));
  } catch {
    return null;
  }
}

/** A code or a short name that stands twice is told wherever else its rows are wrong: others that are named nowhere follow from it. */
function tellRepeatedNames(rows: Rows, problems: CellProblem[]): void {
  for (const [sheet, read] of rows) {
    const field = namedBy[sheet.section];
    const column = sheet.columns.find((one) => one.field === field);
    if (!field || !column) continue;
    const first = new Map<string, number>();
    for (const { entry, row } of read) {
      const name = entry[field] === undefined ? '' : String(entry[field]);
      const before = first.get(name.toLowerCase());
      if (name && before === undefined) first.set(name.toLowerCase(), row);
      if (before !== undefined)
        problems.push(
          cellProblem({ sheet, row, column }, 'exchange.problem.repeated', { read: name, row: before }),
        );
    }
  }
}

/** The sheet of explanations that the template carries. */
function isNote(name: string): boolean {
  return wordsInBothLanguages.some((t) => t('exchange.sheet.notes') === name);
}

/** Puts the rows where a space file has them, and remembers where each came from. */
function assembled(rows: Rows, known: Known, problems: CellProblem[]): WorkbookReading {
  const source: Entry = {};
  const placed: PlacedRow[] = [];
  for (const [sheet, read] of rows) {
    if (sheet.parent) continue;
    if (sheet.section === 'space') {
      const [first, second] = read;
      if (first) source.space = first.entry;
      if (first) placed.push({ path: ['space'], sheet, row: first.row });
      if (second)
        problems.push(cellProblem({ sheet, row: second.row, column: null }, 'exchange.problem.oneRow'));
      continue;
    }
    source[sheet.section] = read.map(({ entry }) => entry);
    read.forEach(({ row }, index) => placed.push({ path: [sheet.section, index], sheet, row }));
  }
  for (const [sheet, read] of rows)
    if (sheet.parent) addToOwners(sheet, read, { source, known, placed, problems });
  return { source, problems, placeOf: (path) => placeAt(path, placed) };
}

interface Assembling {
  source: Entry;
  known: Known;
  placed: PlacedRow[];
  problems: CellProblem[];
}

function addToOwners(sheet: Sheet, read: readonly ReadRow[], assembling: Assembling): void {
  const { source, known, placed, problems } = assembling;
  const [section = '', list = ''] = sheet.section.split('.');
  const parent = sheet.parent as string;
  const field = namedBy[section] as string;
  source[section] ??= [];
  const owners = source[section] as Entry[];
  for (const { entry, row } of read) {
    const { [parent]: name, ...item } = entry;
    if (name === undefined) continue;
    const owner = ownerNamed(String(name), field, owners, known[section as keyof Known] ?? []);
    if (!owner) {
      const column = sheet.columns.find((one) => one.field === parent) ?? null;
      problems.push(cellProblem({ sheet, row, column }, 'exchange.problem.noParent', { read: String(name) }));
      continue;
    }
    owner[list] ??= [];
    const items = owner[list] as unknown[];
    items.push(item);
    placed.push({ path: [section, owners.indexOf(owner), list, items.length - 1], sheet, row });
  }
}

/** The owner in the workbook, else one the space has: it is then spoken of by its name alone. */
function ownerNamed(
  name: string,
  field: string,
  owners: Entry[],
  known: readonly Entry[],
): Entry | undefined {
  const is = (one: Entry) => String(one[field]).toLowerCase() === name.toLowerCase();
  const found = owners.find(is);
  if (found) return found;
  const there = known.find(is);
  if (!there) return undefined;
  const spoken = { [field]: there[field] };
  owners.push(spoken);
  return spoken;
}
