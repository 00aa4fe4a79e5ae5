import { randomUUIDv7 } from 'node:crypto';
import type { PlanOutcome } from '../delivery/ledger.ts';
import { journal } from '../people/journal.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Committee } from '../store/generated/client.ts';
import { toDate, toInstant } from '../time.ts';
import { loadMeeting, type MeetingWithPeople } from './meeting.ts';
import { meetingNumber } from './meeting-number.ts';
import { invitationRules, reminderRulesFor } from './meeting-timeline.ts';
import { planMeeting } from './plan-meeting.ts';
import { invitedOn } from './voters.ts';

export interface NewMeeting {
  start: Temporal.PlainDateTime;
  durationMinutes: number;
  title?: string;
  place?: string;
  link?: string;
  /** Person ids of the voting members, then of the guests named for this date. */
  voters: string[];
  guests: string[];
  /** The series it belongs to; its slot there is its start. */
  seriesId?: string;
}

/** Stores the meeting, its invitations and everything that will be sent about it, in the caller's transaction. @param invitation what is told at once */
export async function createMeeting(
  turn: DomainTurn,
  committee: Committee,
  wanted: NewMeeting,
  invitation = invitationRules,
): Promise<{ meeting: MeetingWithPeople; plan: PlanOutcome }> {
  const meeting = await storeMeeting(turn, committee, wanted);
  const plan = await planMeeting(turn.tx, turn.ledger, meeting, {
    rules: [...invitation, ...reminderRulesFor(meeting.committee)],
    now: turn.now,
    correlationId: turn.correlationId,
  });
  await turn.announce({ kind: 'meeting.scheduled', meetingId: meeting.id });
  return { meeting, plan };
}

/** Stores the meeting under its number, with its invitations; what is sent about it is planned by the caller. */
export async function storeMeeting(
  turn: DomainTurn,
  committee: Committee,
  wanted: NewMeeting,
): Promise<MeetingWithPeople> {
  const { tx } = turn;
  const startsAt = wanted.start.toZonedDateTime(committee.timeZone).toInstant();
  const existing = await tx.meeting.findMany({
    where: { committeeId: committee.id },
    select: { number: true, startsAt: true },
  });
  const number = meetingNumber(
    wanted.title,
    startsAt,
    existing.map((one) => ({ number: one.number, startsAt: toInstant(one.startsAt) })),
  );
  const id = randomUUIDv7();
  const { others } = await invitedOn(tx, committee.id, wanted.start.toPlainDate());
  await tx.meeting.create({
    data: {
      id,
      spaceId: turn.space.id,
      committeeId: committee.id,
      number,
      title: wanted.title ?? turn.spaceT('meeting.title', { committee: committee.code, number }),
      startsLocal: wanted.start.toString({ smallestUnit: 'minute' }),
      timeZone: committee.timeZone,
      startsAt: toDate(startsAt),
      durationMinutes: wanted.durationMinutes,
      place: wanted.place ?? committee.place,
      videoLink: wanted.link ?? committee.videoLink,
      uid: `${id}@${turn.space.slug}.copil`,
      ...(wanted.seriesId && {
        seriesId: wanted.seriesId,
        recurrenceLocal: wanted.start.toString({ smallestUnit: 'minute' }),
      }),
      createdById: turn.onBehalfOfId ?? turn.actor.id,
      createdAt: toDate(turn.now),
      updatedAt: toDate(turn.now),
      invitations: {
        createMany: {
          data: [
            ...wanted.voters.map((personId) => ({ spaceId: turn.space.id, personId, voting: true })),
            ...[...others, ...wanted.guests]
              .filter((personId) => !wanted.voters.includes(personId))
              .map((personId) => ({ spaceId: turn.space.id, personId, voting: false })),
          ],
          skipDuplicates: true,
        },
      },
    },
  });
  const meeting = await loadMeeting(tx, id);
  await turn.ledger.refresh(tx, { type: 'committee', id: committee.id }, turn.correlationId);
  await journal(
    turn,
    'meeting.scheduled',
    { type: 'meeting', id },
    { after: { startsLocal: meeting.startsLocal, number } },
  );
  return meeting;
}
