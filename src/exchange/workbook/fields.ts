/** Fields by their path inside an entry: `represents.typologies`. */

export function fieldOf(entry: unknown, path: string): unknown {
  let found: unknown = entry;
  for (const part of path.split('.')) found = (found as Record<string, unknown> | undefined | null)?.[part];
  return found;
}

/** Writes a field, making the objects on the way; `undefined` writes nothing. */
export function setField(entry: Record<string, unknown>, path: string, value: unknown): void {
  if (value === undefined) return;
  const parts = path.split('.');
  const last = parts.pop() as string;
  let inside = entry;
  for (const part of parts) {
    inside[part] ??= {};
    inside = inside[part] as Record<string, unknown>;
  }
  inside[last] = value;
}
