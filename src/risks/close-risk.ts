import { entity, longText } from '../conversation/arguments.ts';
import { sayNo } from '../people/say-no.ts';
import { domainCommand } from '../people/turn.ts';
import { changeRisk } from './change-risk.ts';
import { lockRisk, type RiskRow } from './risk.ts';
import { riskCard } from './risk-card.ts';

/** C52: it can no longer happen, or no longer matters. Its reason stays in its history. */
export const closeRisk = domainCommand({
  name: 'risk close',
  alias: 'risque clore',
  synonyms: ['clore risque', 'risque fermer'],
  group: 'risks',
  act: 'risk.record',
  arguments: {
    risk: entity<RiskRow>('risk', { position: 1, keys: ['risque'] }),
    reason: longText({ position: 2, rest: true, max: 500, keys: ['motif', 'raison'] }),
  },
  committeeOf: (values) => values.risk?.value.committeeId,
  // Read anew: a request to close it may be older than its closing.
  async precondition(turn, values) {
    const { id, number } = values.risk.value;
    const { state } = await turn.tx.risk.findUniqueOrThrow({ where: { id }, select: { state: true } });
    return state === 'closed' ? sayNo(turn, 'risk.closedAlready', { number }, 'risk') : null;
  },

  async run(turn, values) {
    const risk = await lockRisk(turn.tx, values.risk.value.id);
    const { number } = risk;
    if (risk.state === 'closed') return sayNo(turn, 'risk.closedAlready', { number }, 'risk');
    const after = await changeRisk(turn, risk, 'risk.closed', { state: 'closed', reason: values.reason });
    return {
      outcome: 'done',
      visibility: 'here',
      card: await riskCard(turn.tx, after, turn.t, {
        said: [
          { kind: 'notice', tone: 'success', text: turn.t('risk.nowClosed', { reason: values.reason }) },
        ],
      }),
    };
  },
});
