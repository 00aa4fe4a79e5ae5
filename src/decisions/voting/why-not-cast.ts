import type { Reply } from '../../conversation/reply.ts';
import { namesById } from '../../people/names-by-id.ts';
import type { DomainTurn } from '../../people/turn.ts';
import type { Decision } from '../../store/generated/client.ts';
import { decisionReply } from '../decision-reply.ts';
import { isTied } from '../settle-decision.ts';
import { type Sitting, sittingOf } from '../sitting.ts';
import { whyNot } from '../why-not.ts';
import { voicesThen } from './voices-then.ts';

/**
 * Why the casting vote settles nothing here, in its own words: the numbers are not equal, whoever has it took no side, or nobody
 * had it.
 *
 * @param locked the session of its committee, where the act has locked it
 * @returns null when it can be given
 */
export async function whyNotCast(
  turn: DomainTurn,
  decision: Decision,
  locked?: Sitting | null,
): Promise<Reply | null> {
  const { t, tx } = turn;
  const { id, committeeId, votesFor: inFavour, votesAgainst: against, castingVote } = decision;
  const sitting = locked === undefined ? await sittingOf(tx, committeeId) : locked;
  const refused = await whyNot(turn, 'castInFavour', decision, sitting);
  const plain = isTied(decision) || castingVote || inFavour === null || against === null;
  if (!refused || plain) return refused;
  if (inFavour !== against)
    return decisionReply(turn, id, { no: t('decision.casting.notEqual', { inFavour, against }) });
  const { casting } = await voicesThen(tx, decision);
  if (!casting) return decisionReply(turn, id, { no: t('decision.casting.nobodyCasts') });
  const name = (await namesById(tx, [casting.castById])).get(casting.castById) ?? '';
  return decisionReply(turn, id, { no: t('decision.casting.abstained', { name }) });
}
