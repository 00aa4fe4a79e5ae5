import { compareNames, fullName } from '../../people/person-name.ts';
import type { StaffMember } from '../../sites/staff.ts';

export interface TeamOfShift {
  /** Null: no team is named. */
  team: string | null;
  /** HH:MM; null: the default hour. */
  shift: string | null;
  people: number;
  /** Names of who runs the unit. */
  managers: string[];
  /** Everybody's names, as a directory orders them. */
  names: string[];
}

/** @returns the staff of a site by team and shift, the earliest shift first */
export function teamsOf(staff: readonly StaffMember[]): TeamOfShift[] {
  const teams = new Map<string, StaffMember[]>();
  for (const one of staff) {
    const key = `${one.shiftStartsAt ?? ''}|${one.team ?? ''}`;
    teams.set(key, [...(teams.get(key) ?? []), one]);
  }
  return [...teams.entries()]
    .toSorted(([one], [other]) => one.localeCompare(other, 'fr'))
    .map(([, members]) => {
      const sorted = members.toSorted((a, b) => compareNames(a.person, b.person));
      const [first] = sorted;
      return {
        team: first?.team ?? null,
        shift: first?.shiftStartsAt ?? null,
        people: sorted.length,
        managers: sorted.filter(({ unitManager }) => unitManager).map(({ person }) => fullName(person)),
        names: sorted.map(({ person }) => fullName(person)),
      };
    });
}
