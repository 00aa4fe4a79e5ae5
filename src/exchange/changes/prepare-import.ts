import type { Translator } from '../../conversation/language.ts';
import { fullName } from '../../people/person-name.ts';
import type { Path, Problem } from '../../spaces/problem.ts';
import { pathText } from '../../spaces/problem.ts';
import { readSpaceFile } from '../../spaces/read-space-file.ts';
import { type SpaceFile, spaceFileSchema } from '../../spaces/space-file.ts';
import type { Transaction } from '../../store/store.ts';
import { remarkSections } from '../remarks/remark-sections.ts';
import { cellProblem } from '../workbook/place.ts';
import { readWorkbook, type WorkbookReading } from '../workbook/read-workbook.ts';
import type { Known } from '../workbook/refer-to-known.ts';
import { sheets } from '../workbook/sheets.ts';
import { alreadyTold } from './already-told.ts';
import { asRead } from './as-read.ts';
import type { SectionOfChanges } from './change-lines.ts';
import { type Change, compareSpaces } from './compare-spaces.ts';
import { exportSpace } from './export-space.ts';
import { followGoLives } from './follow-go-lives.ts';
import { gatheredProblems } from './gathered-problems.ts';
import { makeRoom } from './make-room.ts';
import { type Merged, mergeSpaces, type Source } from './merge-spaces.ts';
import { notForWorkbooks } from './not-for-workbooks.ts';
import type { PlacedProblem } from './placed-problem.ts';
import { judgeReferents, withoutTheirYes } from './referents-in-use.ts';
import { seatsTaken } from './seats-taken.ts';
import { shiftsNotThere } from './shifts-not-there.ts';
import { inWordsOfWorkbooks } from './words-of-workbooks.ts';

/** What a workbook would do, judged whole: nothing is stored. */
export type Preparation =
  | {
      ok: true;
      file: SpaceFile;
      source: Source;
      changes: Change[];
      /** Full names by handle: in the space, or to come. */
      names: ReadonlyMap<string, string>;
      /** Entries of the space that the workbook does not speak of. */
      untouched: number;
      /** What whoever imports should know, in words. */
      remarks(t: Translator): SectionOfChanges[];
    }
  | { ok: false; problems: PlacedProblem[] };

export interface Preparing {
  /** Id of the space it would be loaded into; null: it makes a new one. */
  into: string | null;
  /** Business time. */
  now: Temporal.Instant;
  /** Who runs the installation may also change what people are recognised by. */
  byOperator: boolean;
}

/** Reads a workbook, lays it over the space and judges the result. */
export async function prepareImport(
  tx: Transaction,
  content: Uint8Array,
  { into, now, byOperator }: Preparing,
): Promise<Preparation> {
  const current = into ? await exportSpace(tx, into) : {};
  const read = await readWorkbook(content, current as Partial<Known>);
  if (read.nothingIn || (!into && saysNothing(read.source)))
    return {
      ok: false,
      problems: read.nothingIn ? read.problems : [cellProblem(null, 'exchange.problem.emptyWorkbook')],
    };
  const reading = { ...read, source: withoutTheirYes(current, read.source) };
  const merged = mergeSpaces(current, reading.source);
  const wanted = makeRoom(current, followGoLives(current, reading.source, merged.source));
  const judged = judge(wanted, current, now);
  const found = judged.problems.map((one) => placed(one, merged, reading));
  const laid = judged.file ? (asRead(wanted, judged.file) as Source) : wanted;
  const compared = compareSpaces(current, laid);
  const today = now.toZonedDateTimeISO(judged.file?.space.timeZone ?? 'UTC').toPlainDate();
  const referents =
    into && judged.file
      ? await judgeReferents(tx, into, { current, wanted: laid, changes: compared, reading, today })
      : { changes: compared, problems: [] };
  const { changes } = referents;
  const refused = into
    ? [
        ...notForWorkbooks(changes, reading, byOperator),
        ...referents.problems,
        ...(await alreadyTold(tx, into, changes, reading)),
        ...(await seatsTaken(tx, into, changes, reading)),
      ]
    : [];
  const problems = gatheredProblems([
    ...reading.problems,
    ...refused,
    ...shiftsNotThere(changes, laid, reading),
    ...found,
  ]);
  const { file } = judged;
  if (problems.length > 0 || !file) return { ok: false, problems };
  return {
    ok: true,
    file,
    source: wanted,
    changes,
    names: new Map(file.people.map((one) => [one.handle, fullName(one)])),
    untouched: untouchedBy(current, reading.source),
    remarks: (t) => remarkSections({ file, now, ...(into && { changes }) }, t),
  };
}

/**
 * What is wrong in the file as it would stand. A space in use may have come to say what no file may (a committee that lost its
 * chair, an account of another workspace): what stands there already is nothing the workbook could put right.
 */
function judge(
  wanted: Source,
  current: Source,
  now: Temporal.Instant,
): { file: SpaceFile | null; problems: readonly Problem[] } {
  const judged = readSpaceFile(wanted, now);
  if (judged.ok) return { file: judged.file, problems: [] };
  const standing = readSpaceFile(current, now);
  const known = new Set(standing.ok ? [] : standing.problems.map(problemName));
  const problems = judged.problems.filter((one) => !known.has(problemName(one)));
  const parsed = spaceFileSchema.safeParse(wanted);
  return { file: parsed.success ? parsed.data : null, problems: parsed.success ? problems : judged.problems };
}

function problemName({ path, key, values }: Problem): string {
  return `${pathText(path)} ${key} ${values.read ?? ''}`;
}

function placed(problem: Problem, merged: Merged, { placeOf }: WorkbookReading): PlacedProblem {
  const placeAt = (path: Path) => {
    const read = merged.read(path);
    return read && placeOf(read);
  };
  const place = placeAt(problem.path);
  const sheet = sheets.find(({ section }) => problem.path.length === 1 && section === problem.path[0]);
  if (sheet && !place)
    return { place: { sheet, row: null, column: null }, key: 'exchange.problem.emptySheet', values: {} };
  const told = inWordsOfWorkbooks(problem, placeAt);
  return place ? { place, ...told } : { place: null, ...told, path: pathText(problem.path) };
}

/** Headings only. */
function saysNothing(read: Source): boolean {
  return Object.values(read).every((entries) => Array.isArray(entries) && entries.length === 0);
}

/** @returns how many entries of the space the workbook does not speak of, in the sections it has */
function untouchedBy(current: Source, read: Source): number {
  return Object.entries(read).reduce((sum, [section, entries]) => {
    const known = current[section];
    if (!Array.isArray(known) || !Array.isArray(entries)) return sum;
    return sum + Math.max(0, known.length - entries.length);
  }, 0);
}
