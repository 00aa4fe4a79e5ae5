import { waitingStates } from '../delivery/rows.ts';
import type { Deed } from '../people/turn.ts';
import type { Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';
import type { MeetingWithPeople } from './meeting.ts';
import { reminderRulesFor } from './meeting-timeline.ts';
import { onceTakenOff, planMeeting, reachedByChat } from './plan-meeting.ts';

/**
 * Invites people after the invitations left (a guest, a substitute): they alone get M01 and the calendar mail,
 * everybody's reminders are planned anew. Who was taken off and comes back is invited again.
 */
export async function inviteLate(turn: Deed, meeting: MeetingWithPeople, people: string[]): Promise<void> {
  const chat = await reachedByChat(turn.tx, turn.ledger, people);
  const earlier = await earlierInvitations(turn.tx, meeting, people);
  await outdateCancellations(turn, meeting, people);
  for (const id of people) {
    const { count, waits } = earlier(id);
    // What still waits for the morning is written then, and says how things stand.
    if (waits) continue;
    const times = count === 0 ? '' : `-${count + 1}`;
    const notice = {
      spaceId: meeting.spaceId,
      subject: { type: 'meeting', id: meeting.id, version: meeting.version },
      recipient: { kind: 'person' as const, id },
      nature: 'invitation' as const,
      correlationId: turn.correlationId,
    };
    const rule = `M01${times}`;
    await turn.ledger.notify(turn.tx, { ...notice, rule, message: 'meeting.invitation', live: true });
    if (chat.has(id))
      await turn.ledger.notify(turn.tx, {
        ...notice,
        rule: `CALENDAR${times}`,
        message: 'meeting.calendarMail',
        parameters: { first: true },
        via: 'email',
      });
  }
  await planMeeting(turn.tx, turn.ledger, meeting, {
    rules: reminderRulesFor(meeting.committee),
    now: turn.now,
    correlationId: turn.correlationId,
  });
}

/** @returns for a person: how often they were invited, and whether an invitation to the meeting as it is has yet to leave */
async function earlierInvitations(
  tx: Transaction,
  meeting: MeetingWithPeople,
  people: readonly string[],
): Promise<(personId: string) => { count: number; waits: boolean }> {
  const rows = await tx.messageDelivery.findMany({
    where: {
      subjectType: 'meeting',
      subjectId: meeting.id,
      recipientId: { in: [...people] },
      OR: [{ rule: 'M01' }, { rule: { startsWith: 'M01-' } }],
    },
    select: { recipientId: true, state: true, subjectVersion: true },
  });
  return (personId) => {
    const theirs = rows.filter(({ recipientId }) => recipientId === personId);
    const waits = theirs.some(
      ({ state, subjectVersion }) =>
        subjectVersion === meeting.version && (waitingStates as readonly string[]).includes(state),
    );
    return { count: theirs.length, waits };
  };
}

/** A calendar keeps an event out that it was told to cancel, unless the new request is one SEQUENCE higher (RFC 5546 § 2.1.5). */
async function outdateCancellations(
  { tx, now }: Deed,
  meeting: MeetingWithPeople,
  people: readonly string[],
): Promise<void> {
  const gone = await onceTakenOff(tx, meeting);
  if (!people.some((id) => gone.has(id))) return;
  await tx.meeting.update({
    where: { id: meeting.id },
    data: { sequence: { increment: 1 }, updatedAt: toDate(now) },
  });
}
