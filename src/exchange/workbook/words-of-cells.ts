import { fold } from '../../conversation/clean-text.ts';
import type { Translator } from '../../conversation/language.ts';
import type { Choices, Column, Sheet } from './sheets.ts';
import { wordsInBothLanguages } from './words-in-both-languages.ts';

/** @returns the name of a sheet, as its tab shows it */
export function sheetName(sheet: Sheet, t: Translator): string {
  return t(`exchange.sheet.${sheet.section}`);
}

/** @returns the heading of a column */
export function heading(sheet: Sheet, column: Column, t: Translator): string {
  const phase = /^(cadenceDays|leads)\.(\w+)$/.exec(column.field);
  if (!phase) return t(`exchange.column.${sheet.section}.${column.field}`);
  const [, field = '', name = ''] = phase;
  const words = field === 'leads' ? `people.milestone.${name}` : `people.phase.${name}`;
  return t(`exchange.column.${sheet.section}.${field}`, { phase: t(words) });
}

/** @returns what a cell shows for a value */
export function choiceWords({ words }: Choices, value: string, t: Translator): string {
  return t(`${words}.${value}`);
}

/** Reads a word of a cell in either language, or the value itself. @returns null when it is none of them */
export function readChoice({ values, words }: Choices, text: string): string | null {
  const wanted = fold(text);
  const found = values.find(
    (value) =>
      fold(value) === wanted || wordsInBothLanguages.some((t) => fold(t(`${words}.${value}`)) === wanted),
  );
  return found ?? null;
}

/** @returns the sheet whose tab has this name in either language */
export function sheetNamed(sheets: readonly Sheet[], name: string): Sheet | undefined {
  return sheets.find((sheet) => isNamed(name, (t) => sheetName(sheet, t)));
}

/** @returns the column that has this heading in either language */
export function columnHeaded(sheet: Sheet, name: string): Column | undefined {
  // A heading may be followed by its mark of an obligatory column.
  const bare = name.replace(/\s*\*\s*$/, '');
  return sheet.columns.find(
    (column) => bare === column.field || isNamed(bare, (t) => heading(sheet, column, t)),
  );
}

function isNamed(name: string, of: (t: Translator) => string): boolean {
  return wordsInBothLanguages.some((t) => fold(of(t)) === fold(name));
}
