import { reservedUntil } from '../session/leaders.ts';
import type { Decision } from '../store/generated/client.ts';
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
    await tx.ballot.create({
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
  return settled;
}

/** A decision whose vote is taken again, or was never finished, is a draft until it is settled. */
export async function unsettleDecision(by: Recorder, decision: Decision): Promise<Decision> {
  if (decision.state === 'draft') return decision;
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
