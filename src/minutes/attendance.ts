/** Who was there and when, as minutes tell it: each seat of the committee stands in one line only. */
import type { MeetingWithPeople } from '../meetings/meeting.ts';
import { answerOf } from '../meetings/names.ts';
import type { AttendanceMode } from '../store/generated/enums.ts';
import { toDate, toInstant } from '../time.ts';
import type { Attendee, MinutesContent, Period } from './content.ts';

export interface Stayed {
  personId: string;
  seatOfId: string | null;
  mode: AttendanceMode;
  arrivedAt: Date;
  leftAt: Date | null;
}

/** A proxy as it stood during the meeting. */
export interface HeldProxy {
  giverId: string;
  holderId: string;
  createdAt: Date;
  /** When it lapsed; null: it stood to the end. */
  endedAt: Temporal.Instant | null;
}

export interface AttendanceFacts {
  /** Voting members, in the order of the committee. */
  seats: { personId: string; excused: boolean }[];
  stays: Stayed[];
  proxies: HeldProxy[];
  /** Full name by person id. */
  names: ReadonlyMap<string, string>;
  /** When the session opened and closed, and the clock it is told on. */
  session: Session;
}

export interface Session {
  opened: Temporal.Instant;
  closed: Temporal.Instant;
  timeZone: string;
}

/**
 * A member who came at any time is present; else their substitute, else who holds their proxy and came; else they had excused
 * themselves, or are absent. Who came without a seat, or for one that its member took, is a guest.
 */
export function attendanceOf(facts: AttendanceFacts): MinutesContent['attendance'] {
  const { seats, proxies, names, session } = facts;
  const nameOf = (id: string) => names.get(id) ?? '';
  const stays = facts.stays.filter((stay) => wasThere(stay, session));
  const hoursOf = (own: readonly Stayed[]) => hoursIn(own, session);
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
    const [substitute] = substitutesIn(stays, personId);
    const proxy = proxies.find(
      ({ giverId, holderId, endedAt }) =>
        giverId === personId && endedAt === null && came(holderId) && !holders.has(holderId),
    );
    if (own.length > 0) {
      const inPerson = own.some(({ mode }) => mode === 'inPerson');
      const standIns = standInsOf(personId, { ...facts, stays });
      told[inPerson ? 'present' : 'remote'].push({ name, hours: hoursOf(own), standIns });
      placed.add(personId);
    } else if (substitute) {
      const sat = substitutesIn(stays, personId).filter((stay) => stay.personId === substitute.personId);
      const by = nameOf(substitute.personId);
      told.represented.push({ name, by, way: 'substitute', hours: hoursOf(sat) });
      placed.add(substitute.personId);
    } else if (proxy) {
      const held = stays.filter(({ personId: id }) => id === proxy.holderId);
      told.represented.push({ name, by: nameOf(proxy.holderId), way: 'proxy', hours: hoursOf(held) });
      holders.add(proxy.holderId);
    } else told[excused ? 'excused' : 'absent'].push(name);
  }
  const others = stays.map(({ personId }) => personId).filter((id) => !placed.has(id));
  told.guests = [...new Set(others)].map((id): Attendee => {
    const own = stays.filter(({ personId }) => personId === id);
    return { name: nameOf(id), hours: hoursOf(own), standIns: [] };
  });
  return told;
}

/** @returns whether a member who did not come had said so, or had given somebody their voice */
export function isExcused(
  meeting: MeetingWithPeople,
  proxies: readonly HeldProxy[],
  personId: string,
): boolean {
  const answer = answerOf(meeting, personId);
  return (
    answer === 'absent' ||
    answer === 'substitute' ||
    proxies.some(({ giverId, endedAt }) => giverId === personId && endedAt === null)
  );
}

/** Who took the seat of a member, or gave their voice, while they came late or after they left. */
function standInsOf(
  personId: string,
  { stays, proxies, names, session }: AttendanceFacts,
): Attendee['standIns'] {
  const nameOf = (id: string) => names.get(id) ?? '';
  const substitutes = new Map<string, Stayed[]>();
  for (const stay of substitutesIn(stays, personId))
    substitutes.set(stay.personId, [...(substitutes.get(stay.personId) ?? []), stay]);
  const sat = [...substitutes].flatMap(([id, own]) =>
    wholeOr(hoursIn(own, session)).map((hours) => ({ by: nameOf(id), way: 'substitute' as const, ...hours })),
  );
  const lapsed = proxies.filter(({ giverId, endedAt }) => giverId === personId && endedAt !== null);
  const voiced = lapsed.flatMap(({ holderId, endedAt }) => {
    const held = stays.filter((stay) => stay.personId === holderId && endedAt && startsBefore(stay, endedAt));
    const shortened = held.map((stay) => ({ ...stay, leftAt: earlierOf(stay.leftAt, endedAt) }));
    return hoursIn(shortened, session).map((hours) => ({
      by: nameOf(holderId),
      way: 'proxy' as const,
      ...hours,
    }));
  });
  return [...sat, ...voiced];
}

function substitutesIn(stays: readonly Stayed[], seatId: string): Stayed[] {
  return stays.filter(({ seatOfId, personId }) => seatOfId === seatId && personId !== seatId);
}

function wholeOr(hours: Period[]): Period[] {
  return hours.length > 0 ? hours : [{ from: null, to: null }];
}

function startsBefore({ arrivedAt }: Stayed, at: Temporal.Instant): boolean {
  return Temporal.Instant.compare(toInstant(arrivedAt), at) < 0;
}

function earlierOf(date: Date | null, at: Temporal.Instant | null): Date | null {
  if (at === null) return date;
  const other = toDate(at);
  return date !== null && date < other ? date : other;
}

/** Who was gone again before the session opened was not at it. */
function wasThere({ leftAt }: Stayed, { opened }: Session): boolean {
  return leftAt === null || Temporal.Instant.compare(toInstant(leftAt), opened) > 0;
}

/**
 * When somebody was there, to the minute; who goes and is back within the same minute never left.
 *
 * @param stays of one person
 * @returns none when it was from the opening to the closing
 */
export function hoursIn(stays: readonly Stayed[], { opened, closed, timeZone }: Session): Period[] {
  const local = (at: Temporal.Instant) => localMinute(at, timeZone);
  const [start, end] = [local(opened), local(closed)];
  const periods: { from: string; to: string }[] = [];
  for (const { arrivedAt, leftAt } of stays.toSorted((one, other) => +one.arrivedAt - +other.arrivedAt)) {
    const arrived = local(toInstant(arrivedAt));
    const left = leftAt === null ? end : local(toInstant(leftAt));
    // What was entered once the session was over says nothing of hours.
    const from = arrived < start || arrived >= end ? start : arrived;
    const to = left > end ? end : left;
    const before = periods.at(-1);
    if (before && from <= before.to) before.to = to > before.to ? to : before.to;
    else periods.push({ from, to });
  }
  const told = periods.map(({ from, to }) => ({
    from: from === start ? null : from,
    to: to === end ? null : to,
  }));
  return told.every(({ from, to }) => from === null && to === null) ? [] : told;
}

/** @returns `2026-09-22T14:05`: the minute of an instant on a clock */
export function localMinute(at: Temporal.Instant, timeZone: string): string {
  return at.toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });
}
