import { entity } from '../../conversation/arguments.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Decision } from '../../store/generated/client.ts';
import { toDate } from '../../time.ts';
import { lockDecision } from '../decision-lock.ts';
import { decisionReply } from '../decision-reply.ts';
import { journalled, recorderOf } from '../recorder.ts';
import { rightsToApply } from '../rights-to-apply.ts';
import { whyNot } from '../why-not.ts';

/** An adopted decision was carried out: its owner or the leads say so (4.1). */
export const applyDecision = domainCommand({
  name: 'decision apply',
  alias: 'décision appliquée',
  group: 'decisions',
  arguments: { decision: entity<Decision>('decision', { position: 1, keys: ['décision'] }) },
  ...rightsToApply,

  async run(turn, values) {
    const { t, tx } = turn;
    const decision = await lockDecision(tx, values.decision.value.id);
    const refused = await whyNot(turn, 'apply', decision);
    if (refused) return refused;
    const { id, state } = decision;
    await tx.decision.update({ where: { id }, data: { state: 'applied', appliedAt: toDate(turn.now) } });
    const change = { before: { state }, after: { state: 'applied' } };
    await journalled(recorderOf(turn), 'decision.applied', { type: 'decision', id }, change);
    await turn.ledger.refresh(tx, { type: 'decision', id }, turn.correlationId);
    return decisionReply(turn, id, { done: t('decision.apply.done') });
  },
});
