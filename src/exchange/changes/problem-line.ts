import { formatList } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import { type Place, placeWords } from '../workbook/place.ts';
import { sheetName } from '../workbook/words-of-cells.ts';
import type { PlacedProblem } from './placed-problem.ts';

/** Rows of a sheet, and names, that a sentence holds; the others are counted. */
const named = 8;

/** @returns what is wrong, in a sentence of its own, with where else it stands and what may only follow from it */
export function problemText(
  { key, values, alsoAt, followedBy }: Omit<PlacedProblem, 'place' | 'path'>,
  t: Translator,
): string {
  const { read, role, ...rest } = values;
  const choices = values[`choices.${t.locale}`];
  const text = t(key, {
    ...rest,
    ...(read !== undefined && { read: inCells(read) }),
    ...(rest.from !== undefined && { from: inCells(rest.from) }),
    ...(role !== undefined && { role: roleWord(String(role), t) }),
    ...(choices !== undefined && { choices }),
  });
  const also = alsoAt ? t('exchange.problem.also', { text, places: placesWords(alsoAt, t) }) : text;
  if (!followedBy) return also;
  const names = followedBy.names.slice(0, named).map((name) => t('exchange.problem.quoted', { name }));
  return t('exchange.problem.followed', {
    text: also,
    count: followedBy.cells,
    names: formatList(names, t.locale),
    several: names.length > 1 ? 'yes' : 'no',
  });
}

/** A space file shows what it read as JSON, and days as it writes them; in a cell nobody wrote quotes. */
function inCells(read: unknown): string {
  const text = String(read).replace(/^"(.*)"$/, '$1');
  return /^\d{4}-\d\d-\d\d$/.test(text) ? text.split('-').reverse().join('/') : text;
}

/** The word that its column uses: présidence, not PRES. */
function roleWord(role: string, t: Translator): string {
  const key = `exchange.choice.role.${role}`;
  return t.has(key) ? t(key) : role;
}

/** @returns « onglet Membres, lignes 5, 19 et 22 ; onglet Formations, ligne 3 » */
function placesWords(places: readonly Place[], t: Translator): string {
  const bySheet = Map.groupBy(places, ({ sheet }) => sheet);
  return [...bySheet]
    .map(([sheet, of]) => {
      const rows = of.map(({ row }) => String(row ?? 1));
      const few = rows.length <= named + 1;
      return t('exchange.problem.also.rows', {
        sheet: sheetName(sheet, t),
        count: rows.length,
        rows: few
          ? formatList(rows, t.locale)
          : t('exchange.problem.also.more', {
              rows: rows.slice(0, named).join(', '),
              count: rows.length - named,
            }),
      });
    })
    .join(t.locale === 'fr' ? '\u202F; ' : '; ');
}

/** @returns « onglet Sites, ligne 4, colonne « Démarrage » : … » */
export function problemLine(problem: PlacedProblem, t: Translator): string {
  const text = problemText(problem, t);
  const where = placeWords(problem.place, t) ?? problem.path;
  return where ? t('exchange.problemLine', { place: where, text }) : text;
}

/** @returns the sentence of what is wrong with a workbook as a whole, when there is nothing else to say of it */
export function wholeProblem(problems: readonly PlacedProblem[], t: Translator): string | null {
  const [only, ...others] = problems;
  return only && others.length === 0 && !only.place && !only.path ? problemText(only, t) : null;
}
