import type { Translator } from '../../conversation/language.ts';
import { placeWords } from '../workbook/place.ts';
import type { PlacedProblem } from './placed-problem.ts';

/** @returns what is wrong, in a sentence of its own */
export function problemText({ key, values }: Pick<PlacedProblem, 'key' | 'values'>, t: Translator): string {
  const { read, ...rest } = values;
  const choices = values[`choices.${t.locale}`];
  return t(key, {
    ...rest,
    ...(read !== undefined && { read: unquoted(read) }),
    ...(choices !== undefined && { choices }),
  });
}

/** A space file shows what it read as JSON; in a cell nobody wrote quotes. */
function unquoted(read: unknown): string {
  return String(read).replace(/^"(.*)"$/, '$1');
}

/** @returns « onglet Sites, ligne 4, colonne « Démarrage » : … » */
export function problemLine(problem: PlacedProblem, t: Translator): string {
  const text = problemText(problem, t);
  const where = placeWords(problem.place, t) ?? problem.path;
  return where ? t('exchange.problemLine', { place: where, text }) : text;
}
