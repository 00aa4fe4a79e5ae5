/** The meeting that is called again for want of a quorum (F-12, nasty case 7). */
import { copyAgenda } from '../agenda/copy-agenda.ts';
import { tellGuests } from '../agenda/tell-guests.ts';
import { committeeRules } from '../committees/committee-rules.ts';
import { createMeeting } from '../meetings/create-meeting.ts';
import { loadMeeting, type MeetingWithPeople, startOf } from '../meetings/meeting.ts';
import { secondCallRules } from '../meetings/meeting-timeline.ts';
import { journal } from '../people/journal.ts';
import { today } from '../people/today.ts';
import type { DomainTurn } from '../people/turn.ts';
import { calendarOf, freezesOf } from '../sites/working-calendar.ts';
import { toDate } from '../time.ts';
import { closeSession } from './close-session.ts';
import { readSession } from './session.ts';

/** Days looked at for an open one. */
const horizonDays = 400;

/** @returns the first day on which the notice of the committee's rules has passed */
export function earliestSecondCall(turn: DomainTurn, meeting: MeetingWithPeople): Temporal.PlainDate {
  return today(turn).add({ days: committeeRules(meeting.committee).secondCallDays });
}

/** @returns the same hour on the first working day after the notice that no freeze closes to meetings */
export async function proposedSecondCall(
  turn: DomainTurn,
  meeting: MeetingWithPeople,
): Promise<Temporal.PlainDateTime> {
  const { organisation } = meeting.committee;
  const calendar = await calendarOf(turn.tx, organisation);
  const freezes = await freezesOf(turn.tx, organisation);
  const isFrozen = (day: Temporal.PlainDate) =>
    freezes.some(
      ({ from, to }) =>
        Temporal.PlainDate.compare(from, day) <= 0 && Temporal.PlainDate.compare(day, to) <= 0,
    );
  const first = earliestSecondCall(turn, meeting);
  let day = first;
  while ((!calendar.isOpen(day) || isFrozen(day)) && first.until(day).days < horizonDays)
    day = day.add({ days: 1 });
  return day.toPlainDateTime(startOf(meeting).toPlainTime());
}

/**
 * Closes the meeting that did not reach its quorum and calls it again: same people, same agenda, no quorum; everybody is told
 * once, by the notice of the new one. An information session is closed as any other. Else nothing follows the first but the record of who was there: nothing was said in it.
 */
export async function callAgain(
  turn: DomainTurn,
  meeting: MeetingWithPeople,
  slot: { start: Temporal.PlainDateTime; durationMinutes: number; place?: string },
): Promise<MeetingWithPeople> {
  const { tx } = turn;
  const invited = meeting.invitations.filter((one) => !one.withdrawn);
  const informed = meeting.state === 'open';
  if (informed) await closeSession(turn, await readSession(tx, meeting.id), turn.now);
  else
    await tx.meeting.update({
      where: { id: meeting.id },
      data: {
        state: 'closed',
        closedAt: toDate(turn.now),
        closedById: turn.actor.id,
        updatedAt: toDate(turn.now),
      },
    });
  const { meeting: called } = await createMeeting(
    turn,
    meeting.committee,
    {
      ...slot,
      place: slot.place ?? meeting.place ?? undefined,
      link: meeting.videoLink ?? undefined,
      voters: invited.filter(({ voting }) => voting).map(({ personId }) => personId),
      guests: invited.filter(({ voting }) => !voting).map(({ personId }) => personId),
    },
    secondCallRules,
  );
  await tx.meeting.update({
    where: { id: called.id },
    data: {
      secondCallOfId: meeting.id,
      quorumNeeded: 0,
      state: 'convened',
      convenedAt: toDate(turn.now),
      agendaClosedAt: toDate(turn.now),
      secretaryId: meeting.secretaryId,
    },
  });
  await copyAgenda(tx, meeting.id, called.id);
  await tellGuests(turn, await loadMeeting(tx, called.id));
  await journal(
    turn,
    'session.secondCall',
    { type: 'meeting', id: meeting.id },
    { after: { calledId: called.id } },
  );
  if (!informed) await turn.announce({ kind: 'session.notOpened', meetingId: meeting.id });
  await turn.ledger.refresh(tx, { type: 'meeting', id: meeting.id }, turn.correlationId);
  return loadMeeting(tx, called.id);
}
