import type { Reply } from '../conversation/reply.ts';
import { attendedBy } from '../meetings/attended-by.ts';
import { loadMeeting, lockMeeting, type MeetingWithPeople, startOf } from '../meetings/meeting.ts';
import { whenLine } from '../meetings/meeting-card.ts';
import { readingOfMeeting } from '../meetings/reading-of-meeting.ts';
import { rolesInMeeting } from '../meetings/roles-in-meeting.ts';
import { spokenTitle } from '../meetings/spoken-title.ts';
import { aheadStates, isAhead } from '../people/ahead-states.ts';
import { committeeOfTurn } from '../people/committee-of-turn.ts';
import type { Role } from '../people/roles.ts';
import { sayNo } from '../people/say-no.ts';
import type { DomainTurn } from '../people/turn.ts';
import { toDate } from '../time.ts';
import { earlyMinutes, hourOf } from './session-hours.ts';

/** What people may say about which meeting they mean. */
export interface MeetingGiven {
  meeting?: { value: MeetingWithPeople };
}

type Found = { meeting: MeetingWithPeople } | { reply: Reply };

/** Hours after its start in which a meeting nobody opened is still the one people mean. */
const meantHours = 12;

/**
 * @returns the meeting that was named, else the one of the committee at hand that is held or about to be; in a direct
 * conversation, which belongs to no committee, else the one the person attends
 */
export async function meetingAtHand(
  turn: DomainTurn,
  given: MeetingGiven,
): Promise<MeetingWithPeople | null> {
  if (given.meeting) return given.meeting.value;
  const committee = await committeeOfTurn(turn);
  const here = committee && (await heldNow(turn, { committeeId: committee.id }));
  if (turn.channelId || (here && isMeant(here, turn.now))) return here;
  const attended = await meetingAttended(turn);
  return attended && (!here || isMeant(attended, turn.now)) ? attended : here;
}

function isMeant(meeting: MeetingWithPeople, now: Temporal.Instant): boolean {
  return meeting.state === 'open' || now.since(startOf(meeting).toInstant()).total('hours') < meantHours;
}

/** The committee whose roles count where no meeting is named: that of the meeting at hand. */
export async function committeeInSession(turn: DomainTurn): Promise<{ id: string } | null> {
  const meeting = await meetingAtHand(turn, {});
  return meeting ? { id: meeting.committeeId } : committeeOfTurn(turn);
}

/** @returns the meeting that the person attends now, whatever the committee */
export function meetingAttended(turn: DomainTurn): Promise<MeetingWithPeople | null> {
  return heldNow(turn, attendedBy(turn.actor.id));
}

async function heldNow(turn: DomainTurn, which: object): Promise<MeetingWithPeople | null> {
  const where = { AND: [{ spaceId: turn.space.id }, which] };
  const open = await turn.tx.meeting.findFirst({
    where: { ...where, state: 'open' },
    orderBy: { openedAt: 'desc' },
    select: { id: true },
  });
  const near =
    open ??
    (await turn.tx.meeting.findFirst({
      where: {
        ...where,
        state: { in: [...aheadStates] },
        startsAt: { lte: toDate(turn.now.add({ minutes: earlyMinutes })) },
      },
      orderBy: { startsAt: 'desc' },
      select: { id: true },
    }));
  return near && loadMeeting(turn.tx, near.id);
}

/** Locks the meeting that is being held; says no where none is open. */
export async function openMeetingAtHand(turn: DomainTurn, given: MeetingGiven): Promise<Found> {
  const found = await meetingAtHand(turn, given);
  if (!found) return { reply: await noSession(turn) };
  const meeting = await lockMeeting(turn.tx, found.id);
  if (meeting.state === 'open') return { meeting };
  return { reply: notOpen(turn, meeting) };
}

/** There is no session: when and where the next one opens, for the committee at hand or the person. */
export async function noSession(turn: DomainTurn): Promise<Reply> {
  const committee = await committeeOfTurn(turn);
  const here = committee ? [{ committeeId: committee.id }] : [];
  const next = await nextAhead(turn, { OR: turn.channelId ? here : [...here, attendedBy(turn.actor.id)] });
  if (!next || !(await readingOfMeeting(turn, next))) return sayNo(turn, 'session.none');
  return sayNo(turn, 'session.none.next', {
    ...spokenTitle(next, turn.t),
    when: whenLine(next, turn.t),
    place: next.place ?? '',
    placed: next.place ? 'yes' : 'no',
    opens: hourOf(next, startOf(next).subtract({ minutes: earlyMinutes }).toInstant(), turn.t),
  });
}

async function nextAhead(turn: DomainTurn, which: object): Promise<MeetingWithPeople | null> {
  const next = await turn.tx.meeting.findFirst({
    where: {
      AND: [{ spaceId: turn.space.id }, which],
      state: { in: [...aheadStates] },
      startsAt: { gt: toDate(turn.now) },
    },
    orderBy: { startsAt: 'asc' },
    select: { id: true },
  });
  return next && loadMeeting(turn.tx, next.id);
}

/** Why nothing can be done in this session: it is not open yet, or not any more. */
export function notOpen(turn: DomainTurn, meeting: MeetingWithPeople): Reply {
  const ahead = isAhead(meeting);
  const why = ahead ? 'notYet' : meeting.state === 'cancelled' ? 'cancelled' : 'closed';
  const reference = `${meeting.committee.code}-${meeting.number}`;
  return sayNo(turn, `session.notOpen.${why}`, { ...spokenTitle(meeting, turn.t), reference });
}

/** Roles the meeting at hand gives, for a command in which no meeting need be named. */
export async function rolesAtHand(turn: DomainTurn, given: Partial<MeetingGiven>): Promise<Role[]> {
  const meeting = await meetingAtHand(turn, given);
  return meeting ? rolesInSession(turn, { meeting: { value: meeting } }) : [];
}

/** Roles the meeting that is named gives, none where none is (4.5, note 1). */
export function rolesInSession(turn: DomainTurn, { meeting }: Partial<MeetingGiven>): Role[] {
  return meeting ? rolesInMeeting(turn, meeting.value) : [];
}
