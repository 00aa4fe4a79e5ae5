import type { Path } from '../../spaces/problem.ts';
import type { WorkbookReading } from '../workbook/read-workbook.ts';
import { type Change, ownerSections } from './compare-spaces.ts';
import { type Entry, keyOf } from './merge-spaces.ts';

/** @returns where the workbook has the row of an entry */
export function pathOf({ section, entry, owner }: Change, { source }: WorkbookReading): Path {
  if (section === 'space') return ['space'];
  const at = (entries: unknown, of: string, wanted: Entry) =>
    ((entries ?? []) as Entry[]).findIndex((one) => keyOf(of, one) === keyOf(of, wanted));
  const outer = ownerSections[section];
  if (!owner || !outer) return [section, at(source[section], section, entry)];
  const index = at(source[outer], outer, owner);
  const list = ((source[outer] ?? []) as Entry[])[index]?.[section];
  return [outer, index, section, at(list, section, entry)];
}
