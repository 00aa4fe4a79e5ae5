import { entity } from '../conversation/arguments.ts';
import { domainCommand } from '../people/turn.ts';
import { mayRecord, whyUnreadable } from './reading-risks.ts';
import type { RiskRow } from './risk.ts';
import { riskButtons, riskCard } from './risk-card.ts';

/** One risk with what became of it. */
export const showRisk = domainCommand({
  name: 'risk',
  alias: 'risque',
  group: 'risks',
  readOnly: true,
  arguments: { risk: entity<RiskRow>('risk', { position: 1, keys: ['risque'] }) },

  async run(turn, values) {
    const risk = values.risk.value;
    const refused = await whyUnreadable(turn, risk.committeeId);
    if (refused) return refused;
    const actions = (await mayRecord(turn, risk.committeeId)) ? riskButtons(risk, turn.t) : [];
    return {
      outcome: 'done',
      visibility: 'private',
      card: await riskCard(turn.tx, risk, turn.t, { history: true, actions }),
    };
  },
});
