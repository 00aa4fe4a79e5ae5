import { stringify } from 'csv-stringify/sync';
import writeExcelFile, { type Cell as WrittenCell } from 'write-excel-file/node';
import { dateFormat, headingColour } from '../workbook/looks.ts';
import type { ListCell, ListTable } from './list-table.ts';

/** A spreadsheet would run what begins so as a formula (CWE-1236). */
const formula = /^[=+\-@\t\r]/;

/**
 * As French spreadsheets open it by a double click: semicolons, a byte order mark, days as they are written. English ones of a
 * French or British machine do so too.
 */
export function writeCsv({ columns, rows }: ListTable): Buffer {
  const text = stringify([columns, ...rows.map((row) => row.map(textOf))], {
    delimiter: ';',
    bom: true,
    record_delimiter: 'windows',
    // With records that end in CR LF the library leaves a line feed alone unquoted.
    quoted_match: /[\r\n]/,
  });
  return Buffer.from(text);
}

function textOf(cell: ListCell): string | number {
  if (cell === null) return '';
  if (typeof cell === 'number') return cell;
  if (cell instanceof Temporal.PlainDate) return cell.toString().split('-').reverse().join('/');
  return formula.test(cell) ? `'${cell}` : cell;
}

/** One tab, its headings in sight while one scrolls. */
export function writeListWorkbook({ title, columns, rows }: ListTable): Promise<Buffer> {
  const widths = columns.map((column, index) => widthOf(column, rows, index));
  return writeExcelFile([
    {
      sheet: title,
      data: [
        columns.map((value) => ({
          value,
          fontWeight: 'bold' as const,
          backgroundColor: headingColour,
          wrap: true,
        })),
        ...rows.map((row) => row.map(cellOf)),
      ],
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
    },
  ]).toBuffer();
}

function cellOf(cell: ListCell): WrittenCell {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'number') return { value: cell, type: Number, alignVertical: 'top' };
  if (cell instanceof Temporal.PlainDate)
    return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: dateFormat, alignVertical: 'top' };
  // A text stays a text, whatever it begins with.
  return { value: cell, type: String, wrap: true, alignVertical: 'top' };
}

/** In characters: as wide as what it holds, within reason. */
function widthOf(column: string, rows: readonly ListCell[][], index: number): number {
  const longest = Math.max(column.length, ...rows.map((row) => String(row[index] ?? '').length));
  return Math.min(60, longest + 3);
}
