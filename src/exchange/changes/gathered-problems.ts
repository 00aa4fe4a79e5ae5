import type { Place } from '../workbook/place.ts';
import { namedBy, sheets } from '../workbook/sheets.ts';
import type { PlacedProblem } from './placed-problem.ts';

/** The sheet that columns of a kind refer to. */
const referredSheets: Readonly<Record<string, string>> = {
  organisation: 'organisations',
  person: 'people',
  site: 'sites',
};

/**
 * What is wrong, as somebody goes through the workbook: what is about all of it first, then sheet by sheet and row by row. One
 * cause is told once: a cell that could not be read is not told again as a value that lacks, a wrong name that several rows use
 * stands once with these rows, and rows that name what a repeated code took away stand with that code.
 */
export function gatheredProblems(problems: readonly PlacedProblem[]): PlacedProblem[] {
  return withWhatFollows(sameNameOnce(onceACell(problems).toSorted(inOrder)));
}

function onceACell(problems: readonly PlacedProblem[]): PlacedProblem[] {
  const cells = new Map<string, PlacedProblem>();
  for (const problem of problems) {
    const name = problem.place ? cellName(problem.place, problem.key) : `${problem.key} ${problem.path}`;
    if (!cells.has(name)) cells.set(name, problem);
  }
  return [...cells.values()];
}

function cellName({ sheet, row, column }: Place, key: string): string {
  return `${sheet.section} ${row} ${column?.field ?? key}`;
}

function inOrder({ place: one }: PlacedProblem, { place: other }: PlacedProblem): number {
  if (!one || !other) return Number(one !== null) - Number(other !== null);
  const rank = ({ sheet, column }: Place) => (column ? sheet.columns.indexOf(column) : -1);
  return (
    sheets.indexOf(one.sheet) - sheets.indexOf(other.sheet) ||
    (one.row ?? 0) - (other.row ?? 0) ||
    rank(one) - rank(other)
  );
}

function sameNameOnce(problems: readonly PlacedProblem[]): PlacedProblem[] {
  const alike = Map.groupBy(problems, (problem) =>
    isAboutName(problem) ? `${problem.key} ${JSON.stringify(problem.values)}` : problem,
  );
  return [...alike.values()].map(([first, ...others]) => {
    const alsoAt = others.flatMap(({ place }) => place ?? []);
    return { ...(first as PlacedProblem), ...(alsoAt.length > 0 && { alsoAt }) };
  });
}

/** A name, or what refers to one; a shift is a name within its site. */
function isAboutName({ place, key, values }: PlacedProblem): boolean {
  if (!place?.column || values.read === undefined) return false;
  if (key === 'exchange.problem.noSuchShift') return true;
  return isKey(place) || referredFrom(place) !== null;
}

function isKey({ sheet, column }: Place): boolean {
  return column !== null && namedBy[sheet.section] === column.field;
}

/** @returns section of the sheet that a cell refers to */
function referredFrom({ sheet, column }: Place): string | null {
  if (!column) return null;
  if (column.field === sheet.parent) return sheet.section.split('.')[0] ?? null;
  return referredSheets[column.kind] ?? null;
}

/** A code that stands twice, or not at all, leaves another one out: whoever names that one is right perhaps. */
function withWhatFollows(problems: readonly PlacedProblem[]): PlacedProblem[] {
  const causes = new Map<string, PlacedProblem>();
  for (const problem of problems) {
    const { place, key } = problem;
    const leavesOut = key === 'exchange.problem.repeated' || key === 'exchange.problem.emptyCell';
    if (place && leavesOut && isKey(place) && !causes.has(place.sheet.section))
      causes.set(place.sheet.section, problem);
  }
  const causeOf = ({ place, key }: PlacedProblem) =>
    place && isUnknown(key) ? causes.get(referredFrom(place) ?? '') : undefined;
  const following = Map.groupBy(problems, causeOf);
  return (following.get(undefined) ?? []).map((problem) => {
    const follow = following.get(problem);
    if (!follow) return problem;
    return {
      ...problem,
      followedBy: {
        names: follow.map(({ values }) => String(values.read)),
        cells: follow.reduce((sum, { alsoAt }) => sum + 1 + (alsoAt?.length ?? 0), 0),
      },
    };
  });
}

function isUnknown(key: string): boolean {
  return key.endsWith('.unknown') || key === 'exchange.problem.noParent';
}
