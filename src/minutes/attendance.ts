/** Who was there, as minutes tell it: each seat of the committee stands in one line only. */
import type { AttendanceMode } from '../store/generated/enums.ts';
import type { MinutesContent } from './content.ts';

export interface AttendanceFacts {
  /** Voting members, in the order of the committee. */
  seats: { personId: string; excused: boolean }[];
  stays: { personId: string; seatOfId: string | null; mode: AttendanceMode; arrivedAt: Date }[];
  /** Proxies that stood when the meeting closed. */
  proxies: { giverId: string; holderId: string }[];
  /** Full name by person id. */
  names: ReadonlyMap<string, string>;
}

/**
 * A member who came at any time is present; else their substitute, else who holds their proxy and came; else they had excused
 * themselves, or are absent. Who came without a seat, or for one that its member took, is a guest.
 */
export function attendanceOf({
  seats,
  stays,
  proxies,
  names,
}: AttendanceFacts): MinutesContent['attendance'] {
  const nameOf = (id: string) => names.get(id) ?? '';
  const told: MinutesContent['attendance'] = {
    present: [],
    remote: [],
    represented: [],
    excused: [],
    absent: [],
    guests: [],
  };
  const placed = new Set<string>();
  const holders = new Set<string>();
  const came = (id: string) => stays.some(({ personId }) => personId === id);
  for (const { personId, excused } of seats) {
    const name = nameOf(personId);
    const own = stays.filter((stay) => stay.personId === personId);
    const [first] = own;
    const substitute = stays.find((stay) => stay.seatOfId === personId && stay.personId !== personId);
    const proxy = proxies.find(
      ({ giverId, holderId }) => giverId === personId && came(holderId) && !holders.has(holderId),
    );
    if (first) {
      const inPerson = own.some(({ mode }) => mode === 'inPerson');
      told[inPerson ? 'present' : 'remote'].push(name);
      placed.add(personId);
    } else if (substitute) {
      told.represented.push({ name, by: nameOf(substitute.personId), way: 'substitute' });
      placed.add(substitute.personId);
    } else if (proxy) {
      told.represented.push({ name, by: nameOf(proxy.holderId), way: 'proxy' });
      holders.add(proxy.holderId);
    } else told[excused ? 'excused' : 'absent'].push(name);
  }
  const others = stays.map(({ personId }) => personId).filter((id) => !placed.has(id));
  told.guests = [...new Set(others)].map(nameOf);
  return told;
}

/** @returns seats whose voice was heard: present, remote or represented */
export function seatsHeard({ present, remote, represented }: MinutesContent['attendance']): number {
  return present.length + remote.length + represented.length;
}
