import { text } from '../conversation/arguments.ts';
import { committeeOfTurn } from '../people/committee-of-turn.ts';
import { sayNo } from '../people/say-no.ts';
import { domainCommand } from '../people/turn.ts';
import { openRisk } from './open-risk.ts';
import { category, committee, impact, owner, prevention, probability, trigger } from './risk-arguments.ts';
import { riskButtons, riskCard } from './risk-card.ts';

/** C52: what may happen, how likely, how grave, who follows it, what prevents it. */
export const addRisk = domainCommand({
  name: 'risk add',
  alias: 'risque ajouter',
  synonyms: ['ajouter risque', 'nouveau risque'],
  group: 'risks',
  act: 'risk.record',
  arguments: {
    title: text({ position: 1, rest: true, max: 200, keys: ['titre', 'risque'] }),
    category: category({ position: 2 }),
    probability: probability({ position: 3 }),
    impact: impact({ position: 4 }),
    owner: owner(),
    prevention: prevention(),
    trigger: trigger(),
    committee: committee(),
  },
  committeeOf: (values) => values.committee?.value.id,

  async run(turn, values) {
    const committee = values.committee?.value ?? (await committeeOfTurn(turn));
    if (!committee) return sayNo(turn, 'risk.whichCommittee', {}, 'committee');
    const risk = await openRisk(turn, {
      committeeId: committee.id,
      title: values.title,
      category: values.category,
      probability: Number(values.probability),
      impact: Number(values.impact),
      ownerId: values.owner?.value.id,
      prevention: values.prevention,
      trigger: values.trigger,
    });
    const said = [{ kind: 'text' as const, text: turn.t('risk.added', { committee: committee.label }) }];
    return {
      outcome: 'done',
      visibility: 'here',
      card: await riskCard(turn.tx, risk, turn.t, { said, actions: riskButtons(risk, turn.t) }),
    };
  },
});
