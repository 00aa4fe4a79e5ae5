import { reservedUntil } from '../session/leaders.ts';
import type { Decision, Prisma } from '../store/generated/client.ts';
import type { BallotMethod } from '../store/generated/enums.ts';
import { dateColumn, toDate } from '../time.ts';
import { followChain } from './chain.ts';
import { postDecision } from './post-decision.ts';
import { journalled, type Recorder } from './recorder.ts';
import type { Numbers, Verdict } from './voting/tally.ts';

/** What a vote came to, however it was taken. */
export interface VoteResult extends Numbers, Verdict {
  method: BallotMethod;
  /** Voices that could be heard. */
  voices: number;
}

/** @returns everybody who could be heard is for it: how a decision is adopted unless something else is said */
export function unanimous(voices: number): VoteResult {
  const numbers = { inFavour: voices, against: 0, abstentions: 0 };
  return { method: 'unanimous', voices, ...numbers, outcome: 'adopted', castingVote: false };
}

/**
 * Gives a decision the result of its vote: state, numbers, the chain it belongs to, its place in the channels. A vote that was
 * not taken by buttons leaves a closed ballot, so that each correction keeps what was there before.
 *
 * @param decision locked
 */
export async function settleDecision(
  by: Recorder,
  decision: Decision,
  { method, voices, inFavour, against, abstentions, outcome, castingVote }: VoteResult,
): Promise<Decision> {
  const { tx } = by;
  const adopted = outcome === 'adopted';
  if (method !== 'buttons')
    await keepBallot(by, decision, { method, voices, inFavour, against, abstentions, castingVote });
  const settled = await tx.decision.update({
    where: { id: decision.id },
    data: {
      state: adopted ? 'adopted' : 'rejected',
      votesFor: inFavour,
      votesAgainst: against,
      abstentions,
      castingVote,
      adoptedAt: adopted ? (decision.adoptedAt ?? toDate(by.now)) : null,
      reservedUntil: adopted ? await reservation(by, decision) : null,
    },
  });
  await journalled(
    by,
    `decision.${settled.state}`,
    { type: 'decision', id: decision.id },
    {
      before: votesOf(decision),
      after: votesOf(settled),
    },
  );
  await followChain(by, settled);
  await postDecision(by, settled);
  if (isTied(decision) && decision.meetingId)
    await by.ledger.refresh(tx, { type: 'meeting', id: decision.meetingId }, by.correlationId);
  return settled;
}

/** The numbers of a vote that was not taken by buttons. */
async function keepBallot(
  by: Recorder,
  decision: Decision,
  { method, voices, inFavour, against, abstentions, castingVote }: Omit<VoteResult, 'outcome'>,
): Promise<void> {
  await by.tx.ballot.create({
    data: {
      ...matterOf(decision),
      spaceId: by.spaceId,
      method,
      state: 'closed',
      voices,
      votesFor: inFavour,
      votesAgainst: against,
      abstentions,
      castingVote,
      openedById: by.onBehalfOfId ?? by.actorId,
      openedAt: toDate(by.now),
      closedAt: toDate(by.now),
    },
  });
}

/** A tie that waits for the voice that settles it: the draft keeps its numbers, and its session shows it. @param draft locked */
export async function holdTie(
  by: Recorder,
  draft: Decision,
  { voices, ...numbers }: Numbers & { voices: number },
): Promise<Decision> {
  await keepBallot(by, draft, { method: 'entered', voices, ...numbers, castingVote: false });
  const { inFavour: votesFor, against: votesAgainst, abstentions } = numbers;
  return restate(by, draft, 'decision.tied', { votesFor, votesAgainst, abstentions });
}

/** Nobody votes on it any more; its number stays. @param draft locked */
export function withdrawDraft(by: Recorder, draft: Decision): Promise<Decision> {
  return restate(by, draft, 'decision.withdrawn', { state: 'withdrawn' });
}

/** A draft that is shown otherwise from now on: on its cards, and on that of its session. */
async function restate(
  by: Recorder,
  draft: Decision,
  act: string,
  data: Pick<Prisma.DecisionUncheckedUpdateInput, 'state' | 'votesFor' | 'votesAgainst' | 'abstentions'>,
): Promise<Decision> {
  const { tx, ledger, correlationId } = by;
  const { id, meetingId } = draft;
  const restated = await tx.decision.update({ where: { id }, data });
  const change = { before: votesOf(draft), after: votesOf(restated) };
  await journalled(by, act, { type: 'decision', id }, change);
  await ledger.refresh(tx, { type: 'decision', id }, correlationId);
  if (meetingId) await ledger.refresh(tx, { type: 'meeting', id: meetingId }, correlationId);
  return restated;
}

/** A decision whose vote is taken again, or was never finished, is a draft until it is settled. */
export async function unsettleDecision(by: Recorder, decision: Decision): Promise<Decision> {
  if (decision.state === 'draft' && decision.votesFor === null) return decision;
  const open = await by.tx.decision.update({
    where: { id: decision.id },
    data: {
      state: 'draft',
      votesFor: null,
      votesAgainst: null,
      abstentions: null,
      castingVote: false,
      adoptedAt: null,
      reservedUntil: null,
    },
  });
  // A tie nobody settled was posted nowhere.
  if (decision.state === 'draft') return open;
  await journalled(
    by,
    'decision.reopened',
    { type: 'decision', id: decision.id },
    {
      before: votesOf(decision),
      after: votesOf(open),
    },
  );
  await followChain(by, open);
  await postDecision(by, open);
  return open;
}

/** @returns whether it is a draft that waits for the voice that settles its tie */
export function isTied({ state, votesFor }: Pick<Decision, 'state' | 'votesFor'>): boolean {
  return state === 'draft' && votesFor !== null;
}

export function matterOf({ id, committeeId, meetingId, agendaItemId, consultationId }: Decision) {
  return { decisionId: id, committeeId, meetingId, agendaItemId, consultationId };
}

/** One that was confirmed stays so when its vote is corrected. */
async function reservation(
  { tx, now }: Recorder,
  { meetingId, state, reservedUntil: until }: Decision,
): Promise<Date | null> {
  if (state === 'adopted') return until;
  if (!meetingId) return null;
  const { timeZone } = await tx.meeting.findUniqueOrThrow({ where: { id: meetingId } });
  const day = await reservedUntil(tx, meetingId, now.toZonedDateTimeISO(timeZone).toPlainDate());
  return day && dateColumn(day);
}

function votesOf({ state, votesFor, votesAgainst, abstentions, castingVote }: Decision) {
  return { state, votesFor, votesAgainst, abstentions, castingVote };
}
