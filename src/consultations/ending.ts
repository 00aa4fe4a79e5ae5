/** How a written consultation ends (C23): pure rules over what was said. */
import { type GivenVote, type Tally, tally } from '../decisions/voting/tally.ts';

/** Members who ask for a discussion in session after which nothing is decided in writing. */
const discussionsThatStop = 2;

export interface Count extends Tally {
  /** Votes given, whatever they say: what the quorum counts. */
  given: number;
}

/** Why a matter goes to a meeting: it was asked for, as many were for as against, or nobody was either. */
export type ReasonToMeet = 'asked' | 'tie' | 'nobody';

export type Ending =
  | { state: 'adopted' | 'rejected' | 'lapsed' }
  | { state: 'sentToMeeting'; reason: ReasonToMeet };

/** @param votes the last one of each voice @param memberIds whose voices count */
export function countVotes(votes: readonly GivenVote[], memberIds: readonly string[]): Count {
  const said = new Map(votes.map((vote) => [vote.memberId, vote.castById]));
  // A vote given counts, by whoever gave it: an absence that ends does not take back what the substitute said.
  const voices = memberIds.map((memberId) => ({ memberId, castById: said.get(memberId) ?? memberId }));
  const counted = tally(votes, voices, { castingVoterId: null });
  return { ...counted, given: counted.voices - counted.silent.length };
}

/** @returns how many members, asking for a discussion, stop a consultation among so many */
export function discussionsNeeded(members: number): number {
  return Math.max(1, Math.min(discussionsThatStop, members));
}

/** @returns votes needed for a consultation to count: one at least, where a committee's rules ask for none */
export function votesNeeded(quorum: number): number {
  return Math.max(1, quorum);
}

/**
 * The chair has no casting vote in writing: a tie is discussed in session, and so is what nobody was for or against.
 *
 * @param quorum votes needed
 * @param over whether the last moment has passed
 * @returns null while it goes on
 */
export function endingOf(count: Count, quorum: number, over: boolean): Ending | null {
  if (count.discuss >= discussionsNeeded(count.voices)) return { state: 'sentToMeeting', reason: 'asked' };
  if (!over && count.silent.length > 0) return null;
  if (count.given < votesNeeded(quorum)) return { state: 'lapsed' };
  if (count.outcome === 'tie' || count.outcome === 'nobody')
    return { state: 'sentToMeeting', reason: count.outcome };
  return { state: count.outcome };
}

/** @returns why a consultation stands on an agenda; null when somebody put it there after it had lapsed */
export function reasonToMeet(count: Count, quorum: number): ReasonToMeet | null {
  const ending = endingOf(count, quorum, true);
  return ending?.state === 'sentToMeeting' ? ending.reason : null;
}
