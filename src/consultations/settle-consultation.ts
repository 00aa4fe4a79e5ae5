import { recordDecision } from '../decisions/record-decision.ts';
import type { Recorder } from '../decisions/recorder.ts';
import { closeBallot, voidBallot } from '../decisions/voting/ballots.ts';
import { toDate } from '../time.ts';
import { changeConsultation } from './change-consultation.ts';
import { type Consultation, lockConsultation } from './consultation.ts';
import { resultRules } from './consultation-timeline.ts';
import { endingOf } from './ending.ts';
import { sendToMeeting } from './send-to-meeting.ts';
import { dayOf } from './voices.ts';

/**
 * Ends a consultation when its votes say so, or when its last moment has come; else leaves it as it is.
 *
 * @returns the consultation as it is now
 */
export async function settleConsultation(
  by: Recorder,
  consultationId: string,
  { over }: { over: boolean },
): Promise<Consultation> {
  const consultation = await lockConsultation(by.tx, consultationId);
  if (consultation.state === 'open' && consultation.committee.state === 'closed')
    return takeBack(by, consultation);
  const ending =
    consultation.state === 'open' && endingOf(consultation.count, consultation.quorumNeeded, over);
  if (!ending) return consultation;
  await closeVote(by, consultation);
  if (ending.state === 'sentToMeeting') return sendToMeeting(by, consultation);
  if (ending.state !== 'lapsed') await decideInWriting(by, consultation, ending.state);
  return changeConsultation(by, consultation, {
    act: `consultation.${ending.state}`,
    data: { state: ending.state, closedAt: toDate(by.now) },
    rules: resultRules,
  });
}

/** Nothing is decided, and everybody who was asked hears of it: somebody takes the question back, or its committee is closed. */
export async function takeBack(by: Recorder, consultation: Consultation): Promise<Consultation> {
  await voidBallot(by, consultation.ballot.id);
  return changeConsultation(by, consultation, {
    act: 'consultation.withdrawn',
    data: { state: 'withdrawn', closedAt: toDate(by.now) },
    rules: resultRules,
  });
}

/** The ballot keeps what was said by those who were asked, substitutes included. */
async function closeVote(by: Recorder, { ballot, memberIds }: Consultation): Promise<void> {
  const said = new Map(ballot.votes.map((vote) => [vote.memberId, vote.castById]));
  const voices = memberIds.map((memberId) => ({ memberId, castById: said.get(memberId) ?? memberId }));
  await closeBallot(by, ballot.id, voices, { castingVoterId: null });
}

/**
 * Invariant 1: a consultation that closed decides. What it rejects keeps a number too, as a vote in session does. Nobody
 * alone recorded it: the last vote did, or the hour.
 */
async function decideInWriting(
  by: Recorder,
  consultation: Consultation,
  outcome: 'adopted' | 'rejected',
): Promise<void> {
  const { id, committeeId, question, type, ownerId, effectiveOn, rationale, count, ballot } = consultation;
  const { voices, inFavour, against, abstentions } = count;
  const decision = await recordDecision(
    { ...by, actorId: null, onBehalfOfId: undefined },
    {
      year: dayOf(consultation, by.now).year,
      committeeId,
      consultationId: id,
      text: question,
      type,
      ownerId,
      effectiveOn,
      rationale,
    },
    { method: 'buttons', voices, inFavour, against, abstentions, outcome, castingVote: false },
  );
  await by.tx.ballot.update({ where: { id: ballot.id }, data: { decisionId: decision.id } });
}
