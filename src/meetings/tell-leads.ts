import { leadsReached } from '../people/read-leads.ts';
import type { Acting } from '../people/turn.ts';
import type { MeetingWithPeople } from './meeting.ts';

/**
 * C08: the chair's or a sponsor's absence goes to the two leads alone, with three choices, before anybody else hears of it.
 * An absent lead is replaced by the other (C03). Each new absence is told once.
 */
export async function tellLeadsOfAbsence(
  turn: Acting,
  meeting: MeetingWithPeople,
  personId: string,
): Promise<void> {
  const membership = meeting.committee.memberships.find((one) => one.personId === personId);
  const invitation = meeting.invitations.find((one) => one.personId === personId);
  if (!invitation || !membership || !(membership.sponsor || membership.roles.includes('PRES'))) return;
  const today = turn.now.toZonedDateTimeISO(meeting.timeZone).toPlainDate();
  for (const lead of await leadsReached(turn.tx, meeting.committeeId, today)) {
    if (lead.personId === personId) continue;
    await turn.ledger.notify(turn.tx, {
      spaceId: turn.space.id,
      rule: 'C08',
      subject: { type: 'invitation', id: invitation.id, version: invitation.answerCount },
      recipient: { kind: 'person', id: lead.personId },
      message: 'meeting.leaderAbsent',
      parameters: { meetingId: meeting.id, personId, insteadOf: lead.insteadOf ?? null },
      nature: 'alert',
      live: true,
      correlationId: turn.correlationId,
    });
  }
}
