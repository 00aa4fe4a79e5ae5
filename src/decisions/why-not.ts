import type { Reply } from '../conversation/reply.ts';
import { sayNo } from '../people/say-no.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Decision } from '../store/generated/client.ts';
import { cannotDecide } from './cannot-decide.ts';
import { decisionReply } from './decision-reply.ts';
import { type OwnChoice, reasonAgainst, standingOfDecision } from './possibilities.ts';
import { type Sitting, sittingOf } from './sitting.ts';

/**
 * Why this cannot be done with the decision, with how it stands now: nothing is stored.
 *
 * @param decision locked
 * @param locked the session of its committee, where the act has locked it
 * @returns null when it can: then, and only then, its button is shown
 */
export async function whyNot(
  turn: DomainTurn,
  choice: OwnChoice,
  decision: Decision,
  locked?: Sitting | null,
): Promise<Reply | null> {
  const { t, tx } = turn;
  const { id, number, text, committeeId } = decision;
  const sitting = locked === undefined ? await sittingOf(tx, committeeId) : locked;
  const reason = reasonAgainst(choice, await standingOfDecision(tx, decision, sitting));
  if (reason === null) return null;
  if (reason !== 'session') return decisionReply(turn, id, { no: t(reason, { number }) });
  return sitting?.barredBy
    ? cannotDecide(turn, sitting, text)
    : sayNo(turn, 'decision.needsSession', { number });
}
