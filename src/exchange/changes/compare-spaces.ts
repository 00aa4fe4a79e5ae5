import { type Entry, keyOf, keysOfSections, type Source } from './merge-spaces.ts';

export interface FieldChange {
  field: string;
  before: unknown;
  after: unknown;
}

/** What an import would do to one entry. */
export interface Change {
  section: string;
  kind: 'added' | 'changed';
  /** As it will stand. */
  entry: Entry;
  /** What changes in it; empty for a new one. */
  fields: FieldChange[];
  /** Entry of the list inside another one: its owner. */
  owner?: Entry;
}

/** @returns what differs between the space and the file laid over it, in the order of the file; nothing when they agree */
export function compareSpaces(current: Source, wanted: Source): Change[] {
  const [before, after] = [current.space, wanted.space] as [Entry?, Entry?];
  const space = after && (before ? changed('space', before, after) : added('space', after));
  return [
    ...(space ? [space] : []),
    ...Object.keys(keysOfSections).flatMap((section) =>
      compareEntries(section, listOf(current[section]), listOf(wanted[section])),
    ),
  ];
}

/** Lists inside entries, which are entries of their own. */
const nested: Readonly<Record<string, string>> = { people: 'absences', committees: 'members' };
/** The section whose entries have such a list. */
export const ownerSections: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(nested).map(([section, list]) => [list, section]),
);

function compareEntries(section: string, current: readonly Entry[], wanted: readonly Entry[]): Change[] {
  const known = new Map(current.map((entry) => [keyOf(section, entry), entry]));
  const list = nested[section];
  return wanted.flatMap((entry) => {
    const before = known.get(keyOf(section, entry));
    const own = before
      ? changed(section, without(before, list), without(entry, list))
      : added(section, entry);
    if (!list || !before) return own ? [own] : [];
    const inner = compareEntries(list, listOf(before[list]), listOf(entry[list]));
    return [...(own ? [own] : []), ...inner.map((change) => ({ ...change, owner: entry }))];
  });
}

function added(section: string, entry: Entry): Change {
  return { section, kind: 'added', entry, fields: [] };
}

function changed(section: string, before: Entry, after: Entry): Change | null {
  const fields = differences(before, after);
  return fields.length > 0 ? { section, kind: 'changed', entry: after, fields } : null;
}

function differences(before: Entry, after: Entry, prefix = ''): FieldChange[] {
  return Object.keys(after).flatMap((field): FieldChange[] => {
    const [old, value] = [before[field], after[field]];
    if (isObject(value) && (isObject(old) || old === undefined))
      return differences((old ?? {}) as Entry, value, `${prefix}${field}.`);
    return same(old, value) ? [] : [{ field: `${prefix}${field}`, before: old, after: value }];
  });
}

/** An empty list and nothing at all are the same; the order of a list counts. */
function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(emptied(one)) === JSON.stringify(emptied(other));
}

function emptied(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  return Array.isArray(value) && value.length === 0 ? null : value;
}

function isObject(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): Entry[] {
  return (value ?? []) as Entry[];
}

function without(entry: Entry, field: string | undefined): Entry {
  if (!field) return entry;
  const { [field]: _left, ...rest } = entry;
  return rest;
}
