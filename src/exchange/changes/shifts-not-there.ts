import type { WorkbookReading } from '../workbook/read-workbook.ts';
import type { Change } from './compare-spaces.ts';
import { type Entry, keyOf, type Source } from './merge-spaces.ts';
import type { PlacedProblem } from './placed-problem.ts';

/**
 * Who is said to begin at an hour at which no shift of their site begins would read everything at that hour: it is refused with the
 * site's shifts, as the command does. Only rows that the workbook brings or changes are judged, and those of a site whose shifts it
 * changes.
 *
 * @param wanted the space as it would stand
 */
export function shiftsNotThere(
  changes: readonly Change[],
  wanted: Source,
  reading: WorkbookReading,
): PlacedProblem[] {
  const sites = new Map(listOf(wanted, 'sites').map((site) => [site.code, site]));
  const staff = new Map(listOf(wanted, 'staff').map((one) => [keyOf('staff', one), one]));
  const brought = new Set(
    changes
      .filter(
        ({ section, kind, fields }) => section === 'staff' && (kind === 'added' || says(fields, 'shift')),
      )
      .map(({ entry }) => keyOf('staff', entry)),
  );
  const changedSites = new Set(
    changes
      .filter(({ section, fields }) => section === 'sites' && says(fields, 'shifts'))
      .map(({ entry }) => entry.code),
  );
  return listOf(reading.source, 'staff').flatMap((row, index): PlacedProblem[] => {
    const key = keyOf('staff', row);
    const shift = staff.get(key)?.shift;
    const site = sites.get(row.site);
    const shifts = Array.isArray(site?.shifts) ? [...new Set(site.shifts.map(String))].toSorted() : [];
    if (!brought.has(key) && !changedSites.has(row.site)) return [];
    if (!shift || shifts.length === 0 || shifts.includes(String(shift))) return [];
    return [
      {
        place: reading.placeOf(['staff', index, 'shift']),
        key: 'exchange.problem.noSuchShift',
        values: { read: String(shift), site: String(site?.name ?? row.site), shifts: shifts.join(', ') },
      },
    ];
  });
}

function says(fields: Change['fields'], name: string): boolean {
  return fields.some(({ field }) => field === name);
}

function listOf(source: Source, section: string): Entry[] {
  return (source[section] ?? []) as Entry[];
}
