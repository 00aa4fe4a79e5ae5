import { journal } from '../people/journal.ts';
import type { Acting } from '../people/turn.ts';
import type { Answer } from '../store/generated/enums.ts';
import { toDate } from '../time.ts';
import { currentAnswer } from './answers.ts';
import { hasBegun, loadMeeting, lockMeeting, type MeetingWithPeople } from './meeting.ts';
import { lateInvitationRules, reminderRules } from './meeting-timeline.ts';
import { planMeeting } from './plan-meeting.ts';

export interface GivenAnswer {
  meetingId: string;
  /** Whose answer it is. */
  personId: string;
  answer: Answer;
  substituteId?: string;
  reason?: string;
  /** Meeting version the button or link was drawn for; absent when typed. */
  version?: number;
}

export type AnswerOutcome =
  | { state: 'recorded'; meeting: MeetingWithPeople }
  /** Nothing was changed: the card was drawn for another date, or it is too late, or the person is not invited. */
  | {
      state: 'outdated' | 'cancelled' | 'over' | 'notInvited' | 'substituteInvited';
      meeting: MeetingWithPeople;
    };

/**
 * Records an answer: the last one wins, from any platform, until the meeting (invariant 6, C14).
 * A substitute is told at once; a leader's absence is told to the two leads alone (C08).
 */
export async function giveAnswer(turn: Acting, given: GivenAnswer): Promise<AnswerOutcome> {
  const { tx } = turn;
  const meeting = await lockMeeting(tx, given.meetingId);
  const invitation = meeting.invitations.find((one) => one.personId === given.personId && !one.withdrawn);
  if (meeting.state === 'cancelled') return { state: 'cancelled', meeting };
  if (hasBegun(meeting, turn.now)) return { state: 'over', meeting };
  if (!invitation) return { state: 'notInvited', meeting };
  if (given.version !== undefined && given.version !== meeting.version) return { state: 'outdated', meeting };
  if (given.substituteId && isVoter(meeting, given.substituteId))
    return { state: 'substituteInvited', meeting };

  const before = currentAnswer(invitation, meeting.version);
  await tx.invitation.update({
    where: { id: invitation.id },
    data: {
      answer: given.answer,
      answerVersion: meeting.version,
      substituteId: given.answer === 'substitute' ? given.substituteId : null,
      reason: given.reason ?? null,
      answeredAt: toDate(turn.now),
      answeredVia: turn.account.platform,
      answeredById: turn.actor.id,
    },
  });
  if (given.answer === 'present' || given.answer === 'remote')
    await lapseProxyOf(turn, meeting, given.personId);
  await journal(
    turn,
    'meeting.answered',
    { type: 'meeting', id: meeting.id },
    {
      before: { answer: before },
      after: { answer: given.answer, substituteId: given.substituteId ?? null, version: meeting.version },
      onBehalfOfId: given.personId === turn.actor.id ? undefined : given.personId,
    },
  );
  const now = await loadMeeting(tx, meeting.id);
  if (given.substituteId || invitation.substituteId)
    await planMeeting(tx, turn.ledger, now, {
      rules: [...lateInvitationRules, ...reminderRules],
      now: turn.now,
      correlationId: turn.correlationId,
    });
  if (given.answer === 'absent') await tellLeads(turn, now, given.personId);
  await turn.ledger.refresh(tx, { type: 'meeting', id: meeting.id }, turn.correlationId);
  return { state: 'recorded', meeting: now };
}

function isVoter(meeting: MeetingWithPeople, personId: string): boolean {
  return meeting.invitations.some((one) => one.personId === personId && one.voting && !one.withdrawn);
}

/** Who comes needs no proxy (nasty case 7: it lapses on arrival). */
async function lapseProxyOf(turn: Acting, meeting: MeetingWithPeople, giverId: string): Promise<void> {
  await turn.tx.proxy.updateMany({
    where: { meetingId: meeting.id, giverId, state: { in: ['offered', 'accepted'] } },
    data: { state: 'revoked' },
  });
}

/** C08: the chair's or a sponsor's absence goes to the two leads, with three choices, before anybody else hears of it. */
async function tellLeads(turn: Acting, meeting: MeetingWithPeople, personId: string): Promise<void> {
  const membership = meeting.committee.memberships.find((one) => one.personId === personId);
  if (!membership || !(membership.sponsor || membership.roles.includes('PRES'))) return;
  const leads = meeting.committee.memberships.filter(
    (one) =>
      one.state === 'active' &&
      one.roles.some((role) => role === 'LF' || role === 'LT') &&
      one.personId !== personId,
  );
  for (const lead of leads)
    await turn.ledger.notify(turn.tx, {
      spaceId: turn.space.id,
      rule: 'C08',
      subject: { type: 'meeting', id: meeting.id, version: meeting.version },
      recipient: { kind: 'person', id: lead.personId },
      message: 'meeting.leaderAbsent',
      parameters: { personId },
      nature: 'alert',
      live: true,
      correlationId: turn.correlationId,
    });
}
