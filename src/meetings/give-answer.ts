import { journal } from '../people/journal.ts';
import type { Acting } from '../people/turn.ts';
import type { Answer } from '../store/generated/enums.ts';
import { toDate } from '../time.ts';
import { currentAnswer } from './answers.ts';
import { inviteLate } from './invite-late.ts';
import { hasBegun, loadMeeting, lockMeeting, type MeetingWithPeople } from './meeting.ts';
import { lapseProxiesHeldBy, lapseProxyOf } from './proxies.ts';
import { releaseSubstitute } from './release-substitute.ts';
import { tellLeadsOfAbsence } from './tell-leads.ts';
import { tellWhoseAnswer } from './tell-whose-answer.ts';

export interface GivenAnswer {
  meetingId: string;
  /** Whose answer it is. */
  personId: string;
  answer: Answer;
  substituteId?: string;
  reason?: string;
  /** `Meeting.dateVersion` the button or link was drawn for; absent when typed. */
  version?: number;
}

export type AnswerRefusal =
  | 'outdated'
  | 'cancelled'
  | 'over'
  | 'notInvited'
  | 'substituteInvited'
  | 'substituteTaken'
  | 'substituteSelf';

/** Nothing is changed unless it was recorded: the card was of another date, it is too late, the person is not invited. */
export type AnswerOutcome = { state: 'recorded' | AnswerRefusal; meeting: MeetingWithPeople };

/**
 * Records an answer: the last one wins, from any platform, until the meeting (invariant 6, C14).
 * A substitute is told at once, and when released; a leader's absence is told to the two leads alone (C08).
 */
export async function giveAnswer(turn: Acting, given: GivenAnswer): Promise<AnswerOutcome> {
  const { tx } = turn;
  const meeting = await lockMeeting(tx, given.meetingId);
  const refusal = refusalOf(meeting, given, turn.now);
  const invitation = meeting.invitations.find((one) => one.personId === given.personId && !one.withdrawn);
  if (refusal || !invitation) return { state: refusal ?? 'notInvited', meeting };

  const before = currentAnswer(invitation, meeting.dateVersion);
  const satIn = before === 'substitute' ? invitation.substituteId : null;
  const sitsIn = given.answer === 'substitute' ? (given.substituteId ?? null) : null;
  await tx.invitation.update({
    where: { id: invitation.id },
    data: {
      answer: given.answer,
      answerVersion: meeting.dateVersion,
      answerCount: { increment: 1 },
      absenceSettled: false,
      substituteId: sitsIn,
      reason: given.reason ?? null,
      answeredAt: toDate(turn.now),
      answeredVia: turn.account.platform,
      answeredById: turn.actor.id,
    },
  });
  await journal(
    turn,
    'meeting.answered',
    { type: 'meeting', id: meeting.id },
    {
      before: { answer: before },
      after: { answer: given.answer, substituteId: sitsIn, version: meeting.version },
      onBehalfOfId: given.personId === turn.actor.id ? undefined : given.personId,
    },
  );
  if (given.answer === 'present' || given.answer === 'remote')
    await lapseProxyOf(turn, meeting, given.personId);
  else await lapseProxiesHeldBy(turn, meeting, given.personId);
  const now = await loadMeeting(tx, meeting.id);
  if (satIn && satIn !== sitsIn) await releaseSubstitute(turn, now, satIn);
  if (sitsIn && sitsIn !== satIn) await inviteLate(turn, now, [sitsIn]);
  if (given.personId !== turn.actor.id) await tellWhoseAnswer(turn, now, invitation.id);
  if (given.answer === 'absent' && before !== 'absent') await tellLeadsOfAbsence(turn, now, given.personId);
  await turn.ledger.refresh(tx, { type: 'meeting', id: meeting.id }, turn.correlationId);
  if (meeting.seriesId)
    await turn.ledger.refresh(tx, { type: 'series', id: meeting.seriesId }, turn.correlationId);
  await turn.ledger.refresh(tx, { type: 'invitation', id: invitation.id }, turn.correlationId);
  return { state: 'recorded', meeting: now };
}

function refusalOf(
  meeting: MeetingWithPeople,
  given: GivenAnswer,
  now: Temporal.Instant,
): AnswerRefusal | null {
  if (meeting.state === 'cancelled') return 'cancelled';
  if (hasBegun(meeting, now)) return 'over';
  const others = meeting.invitations.filter((one) => !one.withdrawn && one.personId !== given.personId);
  if (others.length === meeting.invitations.filter((one) => !one.withdrawn).length) return 'notInvited';
  if (given.version !== undefined && given.version !== meeting.dateVersion) return 'outdated';
  if (given.answer !== 'substitute') return null;
  if (given.substituteId === given.personId) return 'substituteSelf';
  if (others.some((one) => one.personId === given.substituteId && one.voting)) return 'substituteInvited';
  const taken = others.some(
    (one) =>
      one.substituteId === given.substituteId && currentAnswer(one, meeting.dateVersion) === 'substitute',
  );
  return taken ? 'substituteTaken' : null;
}
