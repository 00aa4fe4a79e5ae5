import type { VoteResult } from '../settle-decision.ts';
import { unanimous } from '../settle-decision.ts';
import type { VoteInLine } from './read-vote.ts';
import { type Numbers, verdictOf } from './tally.ts';

/** On which side the casting vote falls. */
export type Side = 'inFavour' | 'against';

/** A result; or why the numbers give none, or that the holder of the casting vote has to say where they stand. */
export type Voted = { result: VoteResult } | { problem: 'tooMany' | 'nobody' } | { tied: Numbers };

/**
 * What a vote that was counted in the room comes to.
 *
 * @param voices that could be heard: the numbers never exceed them
 * @param casts whether somebody has the casting vote
 * @param side where that vote falls, when it was said
 */
export function votedResult(
  vote: Exclude<VoteInLine, { kind: 'buttons' }>,
  voices: number,
  casts: boolean,
  side: Side | undefined,
): Voted {
  if (vote.kind === 'unanimous') return { result: unanimous(voices) };
  const { inFavour, against, abstentions } = vote;
  if (inFavour + against + abstentions > voices) return { problem: 'tooMany' };
  const verdict = verdictOf(vote, casts ? (side ?? null) : null);
  if (verdict.outcome === 'nobody') return { problem: 'nobody' };
  const numbers = { inFavour, against, abstentions };
  if (verdict.outcome === 'tie' && casts) return { tied: numbers };
  return { result: { method: 'entered', voices, ...numbers, ...verdict } };
}
