import type { Deed } from '../people/turn.ts';
import type { MeetingWithPeople } from './meeting.ts';
import { reminderRulesFor } from './meeting-timeline.ts';
import { planMeeting, reachedByChat } from './plan-meeting.ts';

/**
 * Invites people after the invitations left (a guest, a substitute): they alone get M01 and the calendar mail,
 * everybody's reminders are planned anew.
 */
export async function inviteLate(turn: Deed, meeting: MeetingWithPeople, people: string[]): Promise<void> {
  const chat = await reachedByChat(turn.tx, turn.ledger, people);
  for (const id of people) {
    const notice = {
      spaceId: meeting.spaceId,
      subject: { type: 'meeting', id: meeting.id, version: meeting.version },
      recipient: { kind: 'person' as const, id },
      nature: 'invitation' as const,
      correlationId: turn.correlationId,
    };
    await turn.ledger.notify(turn.tx, { ...notice, rule: 'M01', message: 'meeting.invitation', live: true });
    if (chat.has(id))
      await turn.ledger.notify(turn.tx, {
        ...notice,
        rule: 'CALENDAR',
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
