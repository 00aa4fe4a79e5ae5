import { entity } from '../../conversation/arguments.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Decision } from '../../store/generated/client.ts';
import { lockDecision } from '../decision-lock.ts';
import { decisionReply } from '../decision-reply.ts';
import { recorderOf } from '../recorder.ts';
import { unsettleDecision } from '../settle-decision.ts';
import { lockSitting } from '../sitting.ts';
import { takeIntoSession } from '../take-into-session.ts';
import { askVoices, callVoters, openBallotFor } from '../voting/call-voters.ts';
import { whyNot } from '../why-not.ts';

/** « Faire voter »: each voice gets its card; until the vote is closed the decision is not made. Pressed again, it asks who arrived since. */
export const openVote = domainCommand({
  name: 'vote open',
  alias: 'vote ouvrir',
  group: 'decisions',
  act: 'decision.record',
  arguments: { decision: entity<Decision>('decision', { position: 1, keys: ['décision'] }) },
  committeeOf: (values) => values.decision?.value.committeeId,

  async run(turn, values) {
    const { t, tx } = turn;
    const sitting = await lockSitting(tx, values.decision.value.committeeId);
    const decision = await lockDecision(tx, values.decision.value.id);
    const { id, number } = decision;
    const open = await openBallotFor(tx, id);
    if (open && sitting) await askVoices(turn, open, sitting);
    const refused = await whyNot(turn, 'openVote', decision, sitting);
    if (refused || !sitting) return refused ?? sayNo(turn, 'decision.needsSession', { number });
    const by = recorderOf(turn);
    // Taken up first: what an earlier session left is kept as it was.
    const draft = await unsettleDecision(by, await takeIntoSession(by, decision, sitting));
    await callVoters(turn, draft, sitting);
    return decisionReply(turn, id, { done: t('decision.vote.asked', { count: sitting.voices.length }) });
  },
});
