import { choice, entity } from '../../conversation/arguments.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Decision } from '../../store/generated/client.ts';
import { lockDecision } from '../decision-lock.ts';
import { decisionReply } from '../decision-reply.ts';
import { recorderOf } from '../recorder.ts';
import { settleDecision } from '../settle-decision.ts';
import { lockSitting } from '../sitting.ts';
import { lastBallot } from '../voting/last-ballot.ts';
import { verdictOf } from '../voting/tally.ts';
import { whyNotCast } from '../voting/why-not-cast.ts';

/** The voice that settles a tie (C09), on which side it falls: until then the decision is a draft that keeps its numbers. */
export const castVote = domainCommand({
  name: 'vote casting',
  alias: 'vote trancher',
  synonyms: ['voix prépondérante'],
  group: 'decisions',
  act: 'decision.record',
  arguments: {
    decision: entity<Decision>('decision', { position: 1, keys: ['décision'] }),
    side: choice({ inFavour: ['pour', 'for'], against: ['contre'] }, { position: 2, keys: ['côté', 'voix'] }),
  },
  committeeOf: (values) => values.decision?.value.committeeId,

  precondition: (turn, values) => whyNotCast(turn, values.decision.value),

  async run(turn, values) {
    const { t, tx } = turn;
    const sitting = await lockSitting(tx, values.decision.value.committeeId);
    const decision = await lockDecision(tx, values.decision.value.id);
    const refused = await whyNotCast(turn, decision, sitting);
    if (refused) return refused;
    const numbers = {
      inFavour: decision.votesFor ?? 0,
      against: decision.votesAgainst ?? 0,
      abstentions: decision.abstentions ?? 0,
    };
    const voices = (await lastBallot(tx, decision.id))?.voices ?? 0;
    const result = { method: 'entered' as const, voices, ...numbers, ...verdictOf(numbers, values.side) };
    await settleDecision(recorderOf(turn), decision, result);
    await turn.announce({ kind: 'decision.changed', decisionId: decision.id });
    return decisionReply(turn, decision.id, { done: t('decision.vote.entered') });
  },
});
