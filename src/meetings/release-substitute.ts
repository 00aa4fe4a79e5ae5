import type { Deed } from '../people/turn.ts';
import type { MeetingWithPeople } from './meeting.ts';
import { invitationOf } from './names.ts';
import { reachedByChat } from './plan-meeting.ts';

/** Who was to sit in for somebody is told that they need not, and the meeting leaves their calendar. */
export async function releaseSubstitute(
  turn: Deed,
  meeting: MeetingWithPeople,
  personId: string,
): Promise<void> {
  const ownInvitation = invitationOf(meeting, personId) !== null;
  const chat = await reachedByChat(turn.tx, turn.ledger, [personId]);
  // A person named, released and named again hears of each: the answers given so far number the changes.
  const changes = meeting.invitations.reduce((sum, one) => sum + one.answerCount, 0);
  const notice = {
    spaceId: meeting.spaceId,
    subject: { type: 'meeting', id: meeting.id, version: meeting.version },
    recipient: { kind: 'person' as const, id: personId },
    message: 'meeting.released',
    nature: 'correction' as const,
    correlationId: turn.correlationId,
  };
  await turn.ledger.notify(turn.tx, { ...notice, rule: `RELEASE-${changes}` });
  // Who is invited in their own right keeps the meeting in the calendar.
  if (chat.has(personId) && !ownInvitation)
    await turn.ledger.notify(turn.tx, { ...notice, rule: `RELEASE-CALENDAR-${changes}`, via: 'email' });
}
