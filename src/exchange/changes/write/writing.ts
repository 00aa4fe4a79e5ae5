import type { Happening } from '../../../people/turn.ts';
import type { Ids } from '../../../spaces/ids.ts';
import type { SpaceFile } from '../../../spaces/space-file.ts';
import type { Change } from '../compare-spaces.ts';

/** The file as it will stand, and where its rows are. */
export interface Applying {
  by: Happening;
  file: SpaceFile;
  ids: Ids;
}

/** Brings one known entry up to date. */
export type Writer = (applying: Applying, change: Change) => Promise<void>;

/** @returns the entry of the file that a change is about */
export function found<T>(entries: readonly T[], is: (entry: T) => boolean): T {
  const entry = entries.find(is);
  if (!entry) throw new Error('A change is about an entry that the file does not have');
  return entry;
}
