import type { Translators } from '../conversation/catalogue.ts';
import type { MessageValues, Translator } from '../conversation/language.ts';
import { type Problem, pathText } from '../spaces/problem.ts';
import { readSpaceFile } from '../spaces/read-space-file.ts';
import type { SpaceFile } from '../spaces/space-file.ts';
import type { Transaction } from '../store/store.ts';
import { alreadyTold } from './already-told.ts';
import { type Change, compareSpaces } from './compare-spaces.ts';
import { exportSpace } from './export-space.ts';
import { type Merged, mergeSpaces, type Source } from './merge-spaces.ts';
import { type CellProblem, type Known, type Place, placeWords, readWorkbook } from './read-workbook.ts';

/** What a workbook would do, judged whole: nothing is stored. */
export type Preparation =
  | { ok: true; file: SpaceFile; source: Source; changes: Change[]; untouched: number }
  | { ok: false; problems: PlacedProblem[] };

/** One wrong thing, where it stands in the workbook. */
export interface PlacedProblem {
  place: Place | null;
  key: string;
  values: MessageValues;
  /** Where it stands in the space, when the workbook does not speak of it. */
  path?: string;
}

/**
 * Reads a workbook, lays it over the space and judges the result.
 *
 * @param into id of the space it would be loaded into; null: it makes a new one
 * @param now business time
 */
export async function prepareImport(
  tx: Transaction,
  content: Buffer,
  { into, now, translators }: { into: string | null; now: Temporal.Instant; translators: Translators },
): Promise<Preparation> {
  const current = into ? await exportSpace(tx, into) : {};
  const reading = await readWorkbook(content, translators, current as unknown as Known);
  const merged = mergeSpaces(current, reading.source);
  const judged = readSpaceFile(merged.source, now);
  const found = judged.ok ? [] : judged.problems.map((problem) => placed(problem, merged, reading.placeOf));
  const unread = reading.problems.map((problem): PlacedProblem => ({ ...problem }));
  const changes = into ? compareSpaces(current, merged.source) : [];
  const told = into ? await alreadyTold(tx, into, changes, reading) : [];
  const problems = onceEach([...unread, ...found, ...told]);
  if (problems.length > 0 || !judged.ok) return { ok: false, problems };
  return {
    ok: true,
    file: judged.file,
    source: merged.source,
    changes: into ? changes : compareSpaces({}, merged.source),
    untouched: untouchedBy(current, reading.source),
  };
}

function placed(
  problem: Problem,
  merged: Merged,
  placeOf: (path: Problem['path']) => Place | null,
): PlacedProblem {
  const read = merged.read(problem.path);
  const place = read && placeOf(read);
  const { key, values } = problem;
  return place ? { place, key, values } : { place: null, key, values, path: pathText(problem.path) };
}

/** A cell that could not be read is told once, not again as a value that lacks. */
function onceEach(problems: readonly PlacedProblem[]): PlacedProblem[] {
  const cells = new Map<string, PlacedProblem>();
  for (const problem of problems) {
    const { place, key, path } = problem;
    const name = place
      ? `${place.sheet.section} ${place.row} ${place.column?.field ?? key}`
      : `${key} ${path}`;
    if (!cells.has(name)) cells.set(name, problem);
  }
  return [...cells.values()];
}

/** @returns how many entries of the space the workbook does not speak of, in the sections it has */
function untouchedBy(current: Source, read: Source): number {
  return Object.entries(read).reduce((sum, [section, entries]) => {
    const known = current[section];
    if (!Array.isArray(known) || !Array.isArray(entries)) return sum;
    return sum + Math.max(0, known.length - entries.length);
  }, 0);
}

/** @returns « Sites, ligne 4, colonne Démarrage : … » */
export function problemLine(
  { place, key, values, path }: PlacedProblem | (CellProblem & { path?: string }),
  t: Translator,
): string {
  const { choicesFr, choicesEn, ...rest } = values;
  const choices = t.locale === 'fr' ? choicesFr : choicesEn;
  const text = t(key, choices === undefined ? rest : { ...rest, choices });
  const where = placeWords(place, t) ?? path;
  return where ? t('exchange.problemLine', { place: where, text }) : text;
}
