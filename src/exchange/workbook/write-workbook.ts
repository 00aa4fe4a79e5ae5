import writeExcelFile, { type Cell as WrittenCell } from 'write-excel-file/node';
import type { Translator } from '../../conversation/language.ts';
import { fieldOf } from './fields.ts';
import { dateFormat, headingColour } from './looks.ts';
import { joinParts } from './read-cell.ts';
import { type Column, type Sheet, sheets } from './sheets.ts';
import { choiceWords, heading, sheetName } from './words-of-cells.ts';

/** Widths in characters. */
const widths: Partial<Record<Column['kind'], number>> = {
  date: 13,
  hour: 9,
  hours: 18,
  whole: 10,
  flag: 9,
  text: 26,
};
const usualWidth = 22;

/**
 * Writes a space in the form of a space file as one workbook: a tab a section, headings in the reader's language.
 *
 * @param source as `exportSpace` or an example gives it
 * @param notes a last tab that explains the others; none for an export
 */
export async function writeWorkbook(
  source: Record<string, unknown>,
  t: Translator,
  notes: readonly (readonly [string, string])[] = [],
): Promise<Buffer> {
  const tabs = sheets.map((sheet) => ({
    sheet: sheetName(sheet, t),
    data: [
      sheet.columns.map((column) => headingCell(sheet, column, t)),
      ...rowsOf(sheet, source).map((row) => sheet.columns.map((column) => valueCell(column, row, t))),
    ],
    columns: sheet.columns.map(({ kind }) => ({ width: widths[kind] ?? usualWidth })),
    stickyRowsCount: 1,
  }));
  const explained = {
    sheet: t('exchange.sheet.notes'),
    data: notes.map(([name, text]) => [
      { value: name, fontWeight: 'bold' as const, alignVertical: 'top' as const },
      { value: text, wrap: true },
    ]),
    columns: [{ width: 34 }, { width: 90 }],
  };
  return writeExcelFile(notes.length > 0 ? [...tabs, explained] : tabs).toBuffer();
}

/** A list inside entries is a tab of its own, each row naming what it belongs to. */
function rowsOf(sheet: Sheet, source: Record<string, unknown>): Record<string, unknown>[] {
  if (!sheet.parent) {
    const found = source[sheet.section];
    if (found === undefined) return [];
    return Array.isArray(found) ? found : [found as Record<string, unknown>];
  }
  const [section = '', list = ''] = sheet.section.split('.');
  const parent = sheet.parent;
  const owners = (source[section] ?? []) as Record<string, unknown>[];
  return owners.flatMap((owner) =>
    ((owner[list] ?? []) as Record<string, unknown>[]).map((row) => ({
      ...row,
      [parent]: owner.code ?? owner.handle,
    })),
  );
}

function headingCell(sheet: Sheet, column: Column, t: Translator): WrittenCell {
  const text = heading(sheet, column, t);
  return {
    value: column.required ? `${text} *` : text,
    fontWeight: 'bold',
    backgroundColor: headingColour,
    wrap: true,
  };
}

function valueCell(column: Column, row: Record<string, unknown>, t: Translator): WrittenCell {
  const value = fieldOf(row, column.field);
  if (value === undefined || value === null) return null;
  const { choices } = column;
  switch (column.kind) {
    case 'date':
      // The library writes a date at midnight UTC as that very day.
      return { value: new Date(`${value}T00:00:00Z`), type: Date, format: dateFormat };
    case 'flag':
      return { value: t(value ? 'exchange.yes' : 'exchange.no') };
    case 'whole':
      return { value: Number(value), type: Number };
    case 'choice':
      return { value: choices ? choiceWords(choices, String(value), t) : String(value) };
    case 'choices':
      return {
        value: joinParts((value as string[]).map((one) => (choices ? choiceWords(choices, one, t) : one))),
      };
    case 'texts':
    case 'hours':
      return { value: joinParts(value as string[]), wrap: true };
    default:
      return { value: String(value), type: String };
  }
}
