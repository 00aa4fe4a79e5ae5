import type { Path, Problem } from './problem.ts';

export interface Pruned {
  /** The file without the list elements that have a wrong shape. */
  source: unknown;
  /** Every text those elements held: what may refer to them. */
  lost: ReadonlySet<string>;
  /** @returns the path in the whole file of a path in the pruned one. */
  original(path: Path): Path;
}

/**
 * Leaves out the innermost element of a list around each wrong value, so that the rest can still be judged.
 *
 * @returns null when a wrong value stands outside any list
 */
export function pruned(source: unknown, wrong: readonly Problem[]): Pruned | null {
  const removed = new Set<string>();
  for (const { path, key: sentence } of wrong) {
    // A field that nobody knows is left out alone.
    const out = sentence === 'space.problem.unknownField' ? path : elementAround(source, path);
    if (!out) return null;
    removed.add(key(out));
  }
  const lost = new Set<string>();
  const kept = new Map<string, number[]>();
  const copy = (value: unknown, path: Path): unknown => {
    if (Array.isArray(value)) {
      const indexes = [...value.keys()].filter((index) => !removed.has(key([...path, index])));
      for (const index of value.keys()) if (!indexes.includes(index)) collectTexts(value[index], lost);
      kept.set(key(path), indexes);
      return indexes.map((index) => copy(value[index], [...path, index]));
    }
    if (value === null || typeof value !== 'object') return value;
    const known = Object.entries(value).filter(([name]) => !removed.has(key([...path, name])));
    return Object.fromEntries(known.map(([name, item]) => [name, copy(item, [...path, name])]));
  };
  const rest = copy(source, []);
  return { source: rest, lost, original: (path) => originalPath(path, kept) };
}

/** Texts of an element, and `COPIL-3` for a meeting. */
function collectTexts(value: unknown, into: Set<string>): void {
  if (typeof value === 'string') into.add(value);
  if (value === null || typeof value !== 'object') return;
  if ('committee' in value && 'number' in value) into.add(`${value.committee}-${value.number}`);
  for (const item of Object.values(value)) collectTexts(item, into);
}

/** The innermost list element that is an object and holds the path; elements of plain values belong to their object. */
function elementAround(source: unknown, path: Path): Path | null {
  let found: Path | null = null;
  let value = source;
  path.forEach((part, index) => {
    const inside = Array.isArray(value) && typeof part === 'number';
    value = (value as Record<string | number, unknown> | null | undefined)?.[part];
    const isElement = inside && (index < path.length - 1 ? typeof value === 'object' : index === 1);
    if (isElement) found = path.slice(0, index + 1);
  });
  return found;
}

function originalPath(path: Path, kept: ReadonlyMap<string, number[]>): Path {
  const original: (string | number)[] = [];
  for (const part of path) {
    const index = typeof part === 'number' ? kept.get(key(original))?.[part] : undefined;
    original.push(index ?? part);
  }
  return original;
}

function key(path: Path): string {
  return JSON.stringify(path);
}
