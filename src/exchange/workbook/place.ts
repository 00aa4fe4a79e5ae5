import type { MessageValues, Translator } from '../../conversation/language.ts';
import type { Path } from '../../spaces/problem.ts';
import type { Column, Sheet } from './sheets.ts';
import { heading, sheetName } from './words-of-cells.ts';

/** Where something stands in a workbook, as people find it there. */
export interface Place {
  sheet: Sheet;
  /** Number of the row as the spreadsheet shows it, 1 being the headings; null: the whole sheet. */
  row: number | null;
  column: Column | null;
}

/** What stands wrongly at a place; null: in the workbook as a whole. */
export interface CellProblem {
  place: Place | null;
  /** Key of the catalogue. */
  key: string;
  values: MessageValues;
}

export function cellProblem(place: Place | null, key: string, values: MessageValues = {}): CellProblem {
  return { place, key, values };
}

/** A row of a sheet, and where a space file has what it says. */
export interface PlacedRow {
  path: Path;
  sheet: Sheet;
  row: number;
}

/** @returns where the value at a path of the space file was read; null when no row says it */
export function placeAt(path: Path, rows: readonly PlacedRow[]): Place | null {
  const [nearest] = rows
    .filter((row) => row.path.every((part, index) => part === path[index]))
    .toSorted((one, other) => other.path.length - one.path.length);
  if (!nearest) return null;
  const { sheet, row } = nearest;
  const field = path.slice(nearest.path.length).filter((part) => typeof part === 'string');
  const column =
    sheet.columns.find((one) => one.field === field.join('.')) ??
    sheet.columns.find((one) => field[0] !== undefined && one.field.split('.')[0] === field[0]) ??
    null;
  return { sheet, row, column };
}

/** @returns « onglet Sites, ligne 4, colonne « Démarrage » », or null when it is about the whole workbook */
export function placeWords(place: Place | null, t: Translator): string | null {
  if (!place) return null;
  const { sheet, row, column } = place;
  return t('exchange.place', {
    sheet: sheetName(sheet, t),
    row: row ?? 0,
    column: column ? heading(sheet, column, t) : 'none',
  });
}
