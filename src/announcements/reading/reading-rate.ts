/** How many of a team have read an announcement: counts, never names (C40, nasty case 8). */

/** One of the people it went to. */
export interface Reader {
  personId: string;
  /** Their team, else the start of their shift; null when neither is known. */
  group: string | null;
}

/** What the manager of a unit counted for a team: everybody in it who has read, those who pressed themselves included. */
export interface TeamCount {
  team: string;
  count: number;
}

export interface GroupReading {
  group: string | null;
  size: number;
  read: number;
}

export interface Reading {
  size: number;
  read: number;
  groups: GroupReading[];
}

/**
 * A count is of the same people as the presses: whoever pressed is not counted again, and no team has more readers than people.
 *
 * @param pressed who said so themselves
 */
export function readingOf(
  readers: readonly Reader[],
  pressed: ReadonlySet<string>,
  counts: readonly TeamCount[],
): Reading {
  const groups = new Map<string | null, Reader[]>();
  for (const reader of readers) groups.set(reader.group, [...(groups.get(reader.group) ?? []), reader]);
  const read = [...groups].map(([group, people]): GroupReading => {
    const own = people.filter(({ personId }) => pressed.has(personId)).length;
    const counted = counts.find(({ team }) => team === group)?.count ?? 0;
    return { group, size: people.length, read: Math.min(people.length, Math.max(own, counted)) };
  });
  return {
    size: readers.length,
    read: read.reduce((sum, one) => sum + one.read, 0),
    groups: read,
  };
}

/** @returns whole percent, 100 where there is nobody to read */
export function percentOf({ read, size }: { read: number; size: number }): number {
  return size === 0 ? 100 : Math.round((read / size) * 100);
}

/** @returns the groups read by less than that share of their people. @param percent below which a rate is low */
export function lowGroups({ groups }: Reading, percent: number): GroupReading[] {
  return groups.filter((group) => (group.read / group.size) * 100 < percent);
}

/** @returns whether the site, or one of its teams, is below that share */
export function isLow(reading: Reading, percent: number): boolean {
  return percentBelow(reading, percent) || lowGroups(reading, percent).length > 0;
}

function percentBelow({ read, size }: Reading, percent: number): boolean {
  return size > 0 && (read / size) * 100 < percent;
}
