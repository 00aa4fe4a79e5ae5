/**
 * Which groups of a pulse may be shown (C49, invariant 7): none below the threshold, and none from which such a group could be
 * worked out by additions and subtractions over everything that is shown. Pure.
 */

/** Fewest answers of anything that is shown. No setting: it was promised to who answered. */
export const threshold = 5;

/** Where one sheet belongs; null: nowhere that is known. */
export interface Belonging {
  team: string | null;
  category: string | null;
}

export const breakdowns = ['team', 'category'] as const satisfies readonly (keyof Belonging)[];
export interface Group {
  by: (typeof breakdowns)[number];
  name: string;
}

/**
 * The groups that may be shown beside the total, the largest first: where one has to be given up so that a small group stays
 * hidden, it is the smallest.
 *
 * @param sheets one a person; fewer than the threshold: nothing at all may be shown, the total neither
 */
export function groupsToShow(sheets: readonly Belonging[]): Group[] {
  if (sheets.length < threshold) return [];
  const shown: Group[] = [];
  for (const group of candidates(sheets)) if (isSafe(sheets, [...shown, group])) shown.push(group);
  return shown;
}

function candidates(sheets: readonly Belonging[]): Group[] {
  const all = breakdowns.flatMap((by) => {
    const names = new Set(sheets.flatMap((sheet) => sheet[by] ?? []));
    return [...names].map((name) => ({ by, name, count: sheets.filter((one) => one[by] === name).length }));
  });
  return all
    .filter(({ count }) => count >= threshold)
    .sort((a, b) => b.count - a.count || a.by.localeCompare(b.by) || a.name.localeCompare(b.name))
    .map(({ by, name }) => ({ by, name }));
}

/**
 * What is shown with the total are sums over rows (teams) and columns (categories) of one table, the groups that are not shown
 * being one row and one column more. Whatever adds and subtracts them gives each cell what its row and its column give; so a
 * set of answers can be worked out exactly where it is some rows less some columns that lie wholly within them. It is safe when
 * no such difference has one to four answers. Cells without answers are taken as known to be empty.
 */
function isSafe(sheets: readonly Belonging[], shown: readonly Group[]): boolean {
  const [rows, columns] = breakdowns.map((by) => placesIn(sheets, by, shown)) as [number[], number[]];
  const [long, short] = count(rows) >= count(columns) ? [rows, columns] : [columns, rows];
  const sizes = (places: readonly number[]) =>
    Array.from({ length: count(places) }, (_, at) => places.filter((place) => place === at).length);
  const [longSizes, shortSizes] = [sizes(long), sizes(short)];
  const touched = shortSizes.map((_, at) => new Set(long.filter((_row, sheet) => short[sheet] === at)));
  for (let chosen = 0; chosen < 2 ** shortSizes.length; chosen += 1) {
    const within = shortSizes.flatMap((_, at) => (Math.floor(chosen / 2 ** at) % 2 === 1 ? [at] : []));
    const around = new Set(within.flatMap((at) => [...(touched[at] ?? [])]));
    const rest = sum([...around].map((at) => longSizes[at])) - sum(within.map((at) => shortSizes[at]));
    const others = longSizes.filter((_, at) => !around.has(at));
    if ([0, ...others].some((more) => isSmall(rest + more))) return false;
  }
  return true;
}

/** @returns for each sheet the number of its group among those shown; the last number is everybody else */
function placesIn(sheets: readonly Belonging[], by: Group['by'], shown: readonly Group[]): number[] {
  const names = shown.filter((group) => group.by === by).map(({ name }) => name);
  return sheets.map((sheet) => {
    const at = names.indexOf(sheet[by] ?? '');
    return sheet[by] === null || at < 0 ? names.length : at;
  });
}

const count = (places: readonly number[]) => Math.max(...places) + 1;
const sum = (numbers: readonly (number | undefined)[]) =>
  numbers.reduce<number>((whole, one) => whole + (one ?? 0), 0);
const isSmall = (answers: number) => answers > 0 && answers < threshold;
