import type { Acting } from '../people/turn.ts';
import type { MeetingWithPeople } from './meeting.ts';

/** Somebody answered for another (the secretary, a lead who names a substitute): that person hears of it, once each time. */
export async function tellWhoseAnswer(
  turn: Acting,
  meeting: MeetingWithPeople,
  invitationId: string,
): Promise<void> {
  const invitation = meeting.invitations.find((one) => one.id === invitationId);
  if (!invitation) return;
  await turn.ledger.notify(turn.tx, {
    spaceId: turn.space.id,
    rule: 'ANSWERED-FOR',
    subject: { type: 'invitation', id: invitation.id, version: invitation.answerCount },
    recipient: { kind: 'person', id: invitation.personId },
    message: 'meeting.answeredFor',
    parameters: { meetingId: meeting.id, byId: turn.actor.id, count: invitation.answerCount },
    nature: 'notice',
    correlationId: turn.correlationId,
  });
}
