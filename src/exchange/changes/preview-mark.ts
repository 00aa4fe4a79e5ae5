import { createHash } from 'node:crypto';
import type { Change } from './compare-spaces.ts';
import { keyOf } from './merge-spaces.ts';

/** @returns what tells one preview from another: who confirms changes confirms those that were shown, and no others */
export function previewMark(changes: readonly Change[]): string {
  const shown = changes.map(({ section, kind, entry, fields, owner }) => [
    ...[section, kind, owner ? (owner.code ?? owner.handle) : null, keyOf(section, entry)],
    kind === 'added' ? entry : fields,
  ]);
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 32);
}
