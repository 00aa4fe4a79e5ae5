import type { Reply } from '../conversation/reply.ts';
import { loadMeeting, lockMeeting, type MeetingWithPeople } from '../meetings/meeting.ts';
import { replacedBy } from '../meetings/names.ts';
import { spokenTitle } from '../meetings/spoken-title.ts';
import { committeeOfTurn } from '../people/committee-of-turn.ts';
import type { Role } from '../people/roles.ts';
import { sayNo } from '../people/say-no.ts';
import type { DomainTurn } from '../people/turn.ts';
import { toDate } from '../time.ts';
import { earlyMinutes } from './session-hours.ts';

/** What people may say about which meeting they mean. */
export interface MeetingGiven {
  meeting?: { value: MeetingWithPeople };
}

type Found = { meeting: MeetingWithPeople } | { reply: Reply };

/** @returns the meeting that was named, else the one of the committee at hand that is held or about to be */
export async function meetingAtHand(
  turn: DomainTurn,
  given: MeetingGiven,
): Promise<MeetingWithPeople | null> {
  if (given.meeting) return given.meeting.value;
  const committee = await committeeOfTurn(turn);
  return committee && heldNow(turn, { committeeId: committee.id });
}

/** @returns the meeting that the person attends now, whatever the committee */
export function meetingAttended(turn: DomainTurn): Promise<MeetingWithPeople | null> {
  const { id } = turn.actor;
  return heldNow(turn, {
    OR: [
      { invitations: { some: { withdrawn: false, OR: [{ personId: id }, { substituteId: id }] } } },
      {
        committee: {
          memberships: { some: { state: 'active', OR: [{ personId: id }, { substituteId: id }] } },
        },
      },
      { agenda: { some: { guests: { some: { personId: id } } } } },
      { secretaryId: id },
    ],
  });
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
        state: { in: ['held', 'convened'] },
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
  if (!found) return { reply: sayNo(turn, 'session.none') };
  const meeting = await lockMeeting(turn.tx, found.id);
  if (meeting.state === 'open') return { meeting };
  return { reply: notOpen(turn, meeting) };
}

/** Why nothing can be done in this session: it is not open yet, or not any more. */
export function notOpen(turn: DomainTurn, meeting: MeetingWithPeople): Reply {
  const ahead = meeting.state === 'draft' || meeting.state === 'held' || meeting.state === 'convened';
  const why = ahead ? 'notYet' : meeting.state === 'cancelled' ? 'cancelled' : 'closed';
  const reference = `${meeting.committee.code}-${meeting.number}`;
  return sayNo(turn, `session.notOpen.${why}`, { ...spokenTitle(meeting, turn.t), reference });
}

/** A substitute has the rights of who they replace, for that meeting only (4.5, note 1); its own secretary those of SEC. */
export function rolesInSession(turn: DomainTurn, { meeting }: Partial<MeetingGiven>): Role[] {
  const held = meeting?.value;
  if (!held) return [];
  const replaced = replacedBy(held, turn.actor.id);
  const membership = held.committee.memberships.find((one) => one.personId === replaced);
  const isSecretary = held.secretaryId === turn.actor.id;
  return [...((membership?.roles ?? []) as Role[]), ...(isSecretary ? (['SEC'] as const) : [])];
}
