import { choice, entity } from '../../conversation/arguments.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Decision } from '../../store/generated/client.ts';
import { lockDecision } from '../decision-lock.ts';
import { decisionReply } from '../decision-reply.ts';
import { journalled, recorderOf } from '../recorder.ts';
import { unsettleDecision } from '../settle-decision.ts';
import { whyNot } from '../why-not.ts';

/** The chair confirms what was decided « sous réserve de confirmation », or sends it back (nasty case 3). */
export const confirmDecision = domainCommand({
  name: 'decision confirm',
  alias: 'décision confirmée',
  group: 'decisions',
  act: 'decision.confirm',
  arguments: {
    decision: entity<Decision>('decision', { position: 1, keys: ['décision'] }),
    choice: choice(
      { confirm: ['oui', 'confirmer', 'yes'], decline: ['non', 'refuser', 'no'] },
      { position: 2, optional: true, keys: ['choix'] },
    ),
  },
  committeeOf: (values) => values.decision?.value.committeeId,

  async run(turn, values) {
    const { t, tx } = turn;
    const decision = await lockDecision(tx, values.decision.value.id);
    const { id, meetingId } = decision;
    const declines = values.choice === 'decline';
    const refused = await whyNot(turn, declines ? 'decline' : 'confirm', decision);
    if (refused) return refused;
    const by = recorderOf(turn);
    if (declines) await unsettleDecision(by, decision);
    else {
      await tx.decision.update({ where: { id }, data: { reservedUntil: null } });
      await journalled(by, 'decision.confirmed', { type: 'decision', id });
      await turn.ledger.refresh(tx, { type: 'decision', id }, turn.correlationId);
    }
    if (meetingId) await turn.ledger.refresh(tx, { type: 'decisionsOf', id: meetingId }, turn.correlationId);
    await turn.announce({ kind: 'decision.changed', decisionId: id });
    const done = declines ? 'decision.confirm.declined' : 'decision.confirm.done';
    return decisionReply(turn, id, { done: t(done) });
  },
});
