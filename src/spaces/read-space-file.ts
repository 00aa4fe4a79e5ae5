import { checkSpaceFile } from './check-space-file.ts';
import { historyEntry } from './history-entries.ts';
import { type Path, type Problem, problem } from './problem.ts';
import { pruned } from './prune.ts';
import { shapeProblems, valueAt } from './shape-problems.ts';
import { type SpaceFile, spaceFileSchema } from './space-file.ts';

export type Reading = { ok: true; file: SpaceFile } | { ok: false; problems: Problem[] };

/**
 * Reads and judges a whole space file; every problem is told at once.
 *
 * @param source what JSON.parse gave
 * @param now business time against which history is judged when the file has no clock of its own
 */
export function readSpaceFile(source: unknown, now: Temporal.Instant): Reading {
  const whole = spaceFileSchema.safeParse(source);
  if (whole.success) {
    const problems = checkSpaceFile(whole.data, now);
    return problems.length === 0
      ? { ok: true, file: whole.data }
      : { ok: false, problems: inOrder(problems) };
  }
  const wrong = shapeProblems(whole.error.issues, source);
  return { ok: false, problems: inOrder([...wrong, ...problemsOfTheRest(source, wrong, now)]) };
}

export type Parsing = { ok: true; source: unknown } | { ok: false; problems: Problem[] };

/** @param text content of the file; a byte order mark is accepted */
export function parseSpaceText(text: string): Parsing {
  try {
    return { ok: true, source: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch (error) {
    return {
      ok: false,
      problems: [problem([], 'space.problem.json', undefined, { detail: (error as Error).message })],
    };
  }
}

/** What the elements that have a right shape say wrongly among themselves. */
function problemsOfTheRest(source: unknown, wrong: Problem[], now: Temporal.Instant): Problem[] {
  if (source === null || typeof source !== 'object') return [];
  const inside = wrong.filter(({ path }) => path[0] !== 'space' && path[0] !== 'clock');
  const rest = pruned({ ...source, clock: undefined, space: standIn }, inside);
  if (!rest) return [];
  const readable = spaceFileSchema.safeParse(rest.source);
  if (!readable.success) return [];
  const judged = { ...readable.data, ...clockAndSpace(source) };
  const clockUnread = wrong.some(({ path }) => path[0] === 'clock');
  return checkSpaceFile(judged, now)
    .filter(
      (found) => !isConsequence(found, rest.lost) && !(clockUnread && found.key === 'space.problem.future'),
    )
    .map((found) => ({ ...found, path: rest.original(found.path) }));
}

/** Takes the place of a space that could not be read, so that the rest can be judged. */
const standIn = { slug: 'unread', name: 'unread', project: 'unread' };

function clockAndSpace(source: object): Partial<SpaceFile> {
  const clock = spaceFileSchema.shape.clock.safeParse(valueAt(source, ['clock']));
  const space = spaceFileSchema.shape.space.safeParse(valueAt(source, ['space']));
  return { ...(clock.success && { clock: clock.data }), ...(space.success && { space: space.data }) };
}

/** A reference to an element that was left out, or the lack of one, may only follow from what is told already. */
function isConsequence(found: Problem, lost: ReadonlySet<string>): boolean {
  if (found.key.startsWith('space.problem.lacks')) return true;
  return (
    found.key.startsWith('space.problem.unknown') && lost.has(String(found.values.read).replace(/^"|"$/g, ''))
  );
}

/** Order in which a person reads the file from top to bottom. */
const sections: string[] = [...Object.keys(spaceFileSchema.shape), ...Object.keys(historyEntry.shape)];

function inOrder(problems: Problem[]): Problem[] {
  return problems.toSorted((a, b) => comparePaths(a.path, b.path));
}

function comparePaths(a: Path, b: Path): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const [left, right] = [a[index], b[index]];
    if (left === right) continue;
    if (typeof left === 'number' && typeof right === 'number') return left - right;
    return (
      sections.indexOf(String(left)) - sections.indexOf(String(right)) ||
      (String(left) < String(right) ? -1 : 1)
    );
  }
  return a.length - b.length;
}
