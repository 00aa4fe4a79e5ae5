import { entity } from '../../conversation/arguments.ts';
import { judgeAct, refusal } from '../../people/permit.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Decision } from '../../store/generated/client.ts';
import { lockDecision } from '../decision-lock.ts';
import { decisionReply } from '../decision-reply.ts';
import { actToWithdraw, mayWithdraw } from '../may-withdraw.ts';
import { recorderOf } from '../recorder.ts';
import { unsettleDecision, withdrawDraft } from '../settle-decision.ts';
import { whyNot } from '../why-not.ts';

/**
 * Takes a draft back: whoever recorded it, the leads and the chair. While its session is open, who conducts takes back a
 * decision that was only presumed unanimous. Its number stays, shown as withdrawn.
 */
export const withdrawDecision = domainCommand({
  name: 'decision withdraw',
  alias: 'décision retirer',
  group: 'decisions',
  arguments: { decision: entity<Decision>('decision', { position: 1, keys: ['décision'] }) },
  committeeOf: (values) => values.decision?.value.committeeId,

  async run(turn, values) {
    const decision = await lockDecision(turn.tx, values.decision.value.id);
    const { id, committeeId } = decision;
    const refused = await whyNot(turn, 'withdraw', decision);
    if (refused) return refused;
    if (!(await mayWithdraw(turn, decision))) {
      const act = actToWithdraw(decision);
      return refusal(turn, act, await judgeAct(turn, act, { committeeId, own: false }));
    }
    const by = recorderOf(turn);
    await withdrawDraft(by, decision.state === 'draft' ? decision : await unsettleDecision(by, decision));
    await turn.announce({ kind: 'decision.changed', decisionId: id });
    return decisionReply(turn, id, { done: turn.t('decision.withdrawn', { state: decision.state }) });
  },
});
