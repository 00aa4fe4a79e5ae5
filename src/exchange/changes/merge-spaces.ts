import type { Path } from '../../spaces/problem.ts';

/** A row of a section, in the words of a space file. */
export type Entry = Record<string, unknown>;
export type Source = Record<string, unknown>;

/** What makes two rows of a section the same thing. */
export const keysOfSections: Readonly<Record<string, readonly string[]>> = {
  organisations: ['code'],
  people: ['handle'],
  channels: ['workspace', 'name'],
  sites: ['code'],
  staff: ['site', 'person'],
  referents: ['site', 'person', 'kind'],
  phases: ['site', 'phase'],
  constraints: ['kind', 'label', 'organisation', 'site'],
  committees: ['code'],
  onCall: ['site', 'person', 'from'],
  trainings: ['site', 'on', 'title'],
  usageTargets: ['code', 'organisation'],
};

/** The same for lists inside an entry. */
const keysOfLists: Readonly<Record<string, readonly string[]>> = {
  members: ['person'],
  absences: ['from'],
};

export interface Merged {
  source: Source;
  /** The path, in the workbook, of what stands at a path of the merged file; null: it comes from the space. */
  read(path: Path): Path | null;
}

/** @returns a name for an entry of a section, the same in both files for the same thing */
export function keyOf(section: string, entry: Entry): string {
  const fields = keysOfSections[section] ?? keysOfLists[section] ?? [];
  return fields.map((field) => String(entry[field] ?? '').toLowerCase()).join(' · ');
}

/**
 * Lays a workbook over what the space has: rows it knows are completed by the cells that are filled in, new ones are added,
 * and what the workbook does not speak of stays.
 */
export function mergeSpaces(current: Source, read: Source): Merged {
  const origins: { merged: Path; read: Path }[] = [{ merged: ['space'], read: ['space'] }];
  const source: Source = { ...current };
  if (read.space) source.space = over((current.space ?? {}) as Entry, read.space as Entry);
  for (const section of Object.keys(keysOfSections)) {
    const entries = (read[section] ?? []) as Entry[];
    if (entries.length === 0) continue;
    source[section] = laidOver(section, (current[section] ?? []) as Entry[], entries, [section], origins);
  }
  return { source, read: (path) => originOf(path, origins) };
}

function laidOver(
  section: string,
  current: readonly Entry[],
  read: readonly Entry[],
  at: Path,
  origins: { merged: Path; read: Path }[],
  readAt: Path = at,
): Entry[] {
  const merged: Entry[] = [...current];
  const known = new Map(current.map((entry, index) => [keyOf(section, entry), index]));
  const seen = new Set<string>();
  read.forEach((entry, index) => {
    const key = keyOf(section, entry);
    // A second row of the same thing stays beside the first: it is refused as repeated, not merged in silence.
    const position = seen.has(key) ? undefined : known.get(key);
    seen.add(key);
    const place = position ?? merged.length;
    merged[place] = position === undefined ? { ...entry } : over(merged[position] as Entry, entry);
    origins.push({ merged: [...at, place], read: [...readAt, index] });
    for (const list of Object.keys(keysOfLists)) {
      if (!Array.isArray(entry[list])) continue;
      const before = position === undefined ? [] : ((current[position]?.[list] ?? []) as Entry[]);
      (merged[place] as Entry)[list] = laidOver(
        list,
        before,
        entry[list] as Entry[],
        [...at, place, list],
        origins,
        [...readAt, index, list],
      );
    }
  });
  return merged;
}

/** Cells that are filled in take the place of what was known, inside objects too. */
function over(before: Entry, entry: Entry): Entry {
  const result: Entry = { ...before };
  for (const [field, value] of Object.entries(entry)) {
    const known = before[field];
    result[field] = isPlain(known) && isPlain(value) ? over(known, value) : value;
  }
  return result;
}

function isPlain(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function originOf(path: Path, origins: readonly { merged: Path; read: Path }[]): Path | null {
  const matching = origins
    .filter(({ merged }) => merged.every((part, index) => part === path[index]))
    .toSorted((one, other) => other.merged.length - one.merged.length);
  const [nearest] = matching;
  return nearest ? [...nearest.read, ...path.slice(nearest.merged.length)] : null;
}
