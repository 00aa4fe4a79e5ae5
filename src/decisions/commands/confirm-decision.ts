import { choice, entity } from '../../conversation/arguments.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Decision } from '../../store/generated/client.ts';
import { isLocked, lockDecision } from '../decision-lock.ts';
import { decisionReply } from '../decision-reply.ts';
import { journalled, recorderOf } from '../recorder.ts';
import { unsettleDecision } from '../settle-decision.ts';

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
    const { id, reservedUntil, meetingId } = decision;
    if (!reservedUntil) return decisionReply(turn, id, { no: t('decision.confirm.notNeeded') });
    // What is locked or superseded stands: it is only superseded (invariant 10).
    const declines = values.choice === 'decline';
    if (declines && (decision.state !== 'adopted' || (await isLocked(tx, decision))))
      return decisionReply(turn, id, { no: t('decision.locked', { number: decision.number }) });
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
