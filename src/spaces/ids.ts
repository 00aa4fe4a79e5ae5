import { randomUUIDv7 } from 'node:crypto';

/** @returns an id for each name; they sort in the order of the names, which rows are then read in. */
export function idsFor(names: readonly string[]): Map<string, string> {
  const ids = Array.from(names, () => randomUUIDv7()).sort();
  return new Map(names.map((name, index) => [name, ids[index] as string]));
}

/** Ids of the rows of one space by the names its file uses. */
export interface Ids {
  spaceId: string;
  organisations: ReadonlyMap<string, string>;
  people: ReadonlyMap<string, string>;
  /** In the order of the file. */
  channels: readonly string[];
  sites: ReadonlyMap<string, string>;
  committees: ReadonlyMap<string, string>;
}

/** @returns the id; a name that passed the checks has one. */
export function idOf(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`“${name}” has no id: the file was not checked`);
  return id;
}

/** The same for a name that may be left out. */
export function optionalId(ids: ReadonlyMap<string, string>, name: string | undefined): string | null {
  return name === undefined ? null : idOf(ids, name);
}
