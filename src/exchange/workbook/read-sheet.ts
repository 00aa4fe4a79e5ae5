import { setField } from './fields.ts';
import { type CellProblem, cellProblem } from './place.ts';
import { type Cell, cellText, readCell } from './read-cell.ts';
import type { Column, Sheet } from './sheets.ts';
import { columnHeaded } from './words-of-cells.ts';

/** A row that was read, with where it came from. */
export interface ReadRow {
  entry: Record<string, unknown>;
  /** As the spreadsheet counts: 2 for the first one under the headings. */
  row: number;
}

/** Reads the rows of one sheet; what cannot be read is added to `problems`. Empty rows are skipped. */
export function readSheet(
  sheet: Sheet,
  [headings = [], ...data]: readonly Cell[][],
  problems: CellProblem[],
): ReadRow[] {
  const columns = headings.map((name) => columnUnder(cellText(name), sheet, problems));
  if (data.every(isEmpty)) return [];
  for (const column of sheet.columns)
    if (column.required && !columns.includes(column))
      problems.push(cellProblem({ sheet, row: 1, column }, 'exchange.problem.missingColumn'));
  return data.flatMap((cells, index): ReadRow[] => {
    if (isEmpty(cells)) return [];
    const row = index + 2;
    return [{ row, entry: readRow({ sheet, row }, columns, cells, problems) }];
  });
}

function columnUnder(text: string, sheet: Sheet, problems: CellProblem[]): Column | undefined {
  if (text === '') return undefined;
  const column = columnHeaded(sheet, text);
  if (!column)
    problems.push(
      cellProblem({ sheet, row: 1, column: null }, 'exchange.problem.unknownColumn', { column: text }),
    );
  return column;
}

function readRow(
  at: { sheet: Sheet; row: number },
  columns: readonly (Column | undefined)[],
  cells: readonly Cell[],
  problems: CellProblem[],
): Record<string, unknown> {
  const entry: Record<string, unknown> = {};
  columns.forEach((column, position) => {
    if (!column) return;
    const place = { ...at, column };
    const reading = readCell(cells[position], column);
    if ('problem' in reading) problems.push(cellProblem(place, reading.problem, reading.values));
    else if (reading.value !== undefined) setField(entry, column.field, reading.value);
    else if (column.required) problems.push(cellProblem(place, 'exchange.problem.emptyCell'));
  });
  return entry;
}

function isEmpty(cells: readonly Cell[]): boolean {
  return cells.every((cell) => cellText(cell) === '');
}
