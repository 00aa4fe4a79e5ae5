/** Are the leaders there? (domain.md C08, S0-09: chair and sponsors over the last three meetings) */
import { fullName } from '../people/person-name.ts';
import type { Attendance, Invitation } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { dateColumn, toDate } from '../time.ts';
import { tookPlace } from './took-place.ts';

/** Meetings the rate looks at. */
const watchedMeetings = 3;

/** `replaced`: their substitute came. `unknown`: invited, and nobody knows. */
export type Presence = 'present' | 'replaced' | 'absent' | 'unknown';

export interface LeaderPresence {
  personId: string;
  name: string;
  /** The last meetings to which they were invited, the latest first. */
  meetings: { meetingId: string; title: string; presence: Presence }[];
  /** Times they came themselves. */
  present: number;
  /** Last meetings in a row to which they did not come themselves; unknown ones end the row (nasty case 3). */
  absentInARow: number;
}

interface HeldMeeting {
  id: string;
  title: string;
  dateVersion: number;
  attendance: Pick<Attendance, 'personId' | 'seatOfId'>[];
  invitations: Pick<Invitation, 'personId' | 'answer' | 'answerVersion' | 'withdrawn'>[];
}

/** @returns how the person took part, from the attendance where it was taken, else from their answer; null when not invited. */
export function presenceAt(meeting: HeldMeeting, personId: string): Presence | null {
  if (meeting.attendance.some((row) => row.personId === personId)) return 'present';
  const invitation = meeting.invitations.find((one) => one.personId === personId && !one.withdrawn);
  if (!invitation) return null;
  if (meeting.attendance.length > 0)
    return meeting.attendance.some(({ seatOfId }) => seatOfId === personId) ? 'replaced' : 'absent';
  const answer = invitation.answerVersion === meeting.dateVersion ? invitation.answer : null;
  if (answer === null) return 'unknown';
  if (answer === 'absent') return 'absent';
  return answer === 'substitute' ? 'replaced' : 'present';
}

/** @returns meetings in a row, the latest first, at which they were not themselves. */
export function absentInARow(latestFirst: readonly Presence[]): number {
  const end = latestFirst.findIndex((one) => one === 'present' || one === 'unknown');
  return end === -1 ? latestFirst.length : end;
}

/**
 * The chair's and the sponsors' presence at the last three meetings held.
 *
 * @param before meetings that began before this instant
 */
export async function leadersPresence(
  tx: Transaction,
  committeeId: string,
  before: Temporal.Instant,
): Promise<LeaderPresence[]> {
  const committee = await tx.committee.findUniqueOrThrow({ where: { id: committeeId } });
  const day = before.toZonedDateTimeISO(committee.timeZone).toPlainDate();
  const leaders = await tx.membership.findMany({
    where: {
      committeeId,
      state: 'active',
      person: { state: { not: 'left' } },
      AND: [
        { OR: [{ sponsor: true }, { roles: { has: 'PRES' } }] },
        { OR: [{ from: null }, { from: { lte: dateColumn(day) } }] },
        { OR: [{ to: null }, { to: { gte: dateColumn(day) } }] },
      ],
    },
    include: { person: true },
    orderBy: { id: 'asc' },
  });
  const held = await tx.meeting.findMany({
    where: {
      committeeId,
      ...tookPlace,
      startsAt: { lt: toDate(before) },
    },
    include: { attendance: true, invitations: true },
    orderBy: { startsAt: 'desc' },
    take: watchedMeetings,
  });
  return leaders.map(({ personId, person }) => {
    const meetings = held.flatMap((meeting) => {
      const presence = presenceAt(meeting, personId);
      return presence ? [{ meetingId: meeting.id, title: meeting.title, presence }] : [];
    });
    return {
      personId,
      name: fullName(person),
      meetings,
      present: meetings.filter(({ presence }) => presence === 'present').length,
      absentInARow: absentInARow(meetings.map(({ presence }) => presence)),
    };
  });
}
