import { choice, entity, integer, text } from '../conversation/arguments.ts';
import type { Reply } from '../conversation/reply.ts';
import { namesById } from '../people/names-by-id.ts';
import { sayNo } from '../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../people/turn.ts';
import type { Person } from '../store/generated/client.ts';
import type { RiskCategory, RiskState } from '../store/generated/enums.ts';
import { type Change, changeRisk } from './change-risk.ts';
import { differences, lockRisk, type RiskRow } from './risk.ts';
import { category, impact, owner, prevention, probability, trigger } from './risk-arguments.ts';
import { oneChange, riskButtons, riskCard } from './risk-card.ts';

/** C52: whatever is said of a risk changes; without a change its form opens, filled in. */
export const updateRisk = domainCommand({
  name: 'risk update',
  alias: 'risque modifier',
  synonyms: ['modifier risque'],
  group: 'risks',
  act: 'risk.record',
  arguments: {
    risk: entity<RiskRow>('risk', { position: 1, keys: ['risque'] }),
    title: text({ optional: true, max: 200, keys: ['titre'] }),
    category: category({ optional: true }),
    probability: probability({ optional: true }),
    impact: impact({ optional: true }),
    state: choice(
      { open: ['ouverte'], watched: ['sous surveillance'], occurred: ['avérée', 'survenu'] },
      { optional: true, keys: ['état'] },
    ),
    owner: owner(),
    prevention: prevention(),
    trigger: trigger(),
    /** Version that a form was drawn from: what somebody else changed meanwhile is not undone. */
    seen: integer({ optional: true, hidden: true }),
  },
  committeeOf: (values) => values.risk?.value.committeeId,
  precondition: async (turn, values) =>
    Object.keys(changeIn(values)).length === 0 ? openForm(turn, values.risk.value) : null,

  async run(turn, values) {
    const risk = await lockRisk(turn.tx, values.risk.value.id);
    if (values.seen !== undefined && values.seen !== risk.version)
      return present(turn, risk, 'risk.changedMeanwhile');
    const change = changeIn(values);
    if (risk.state === 'closed' && !change.state)
      return sayNo(turn, 'risk.closedAlready', { number: risk.number }, 'state');
    const changed = differences(risk, { ...risk, ...change });
    if (changed.length === 0) return present(turn, risk, 'risk.nothingChanged');
    const after = await changeRisk(turn, risk, 'risk.updated', change);
    const names = await namesById(turn.tx, [after.ownerId]);
    const what = changed.map((name) => oneChange(name, { before: risk, after }, names, turn.t)).join(', ');
    return {
      outcome: 'done',
      visibility: 'here',
      card: await riskCard(turn.tx, after, turn.t, {
        said: [{ kind: 'notice', tone: 'success', text: turn.t('risk.updated', { what }) }],
        actions: riskButtons(after, turn.t),
      }),
    };
  },
});

interface Given {
  title?: string;
  category?: RiskCategory;
  probability?: string;
  impact?: string;
  state?: Exclude<RiskState, 'closed'>;
  owner?: { value: Person };
  prevention?: string;
  trigger?: string;
}

/** What was said, and nothing else. */
function changeIn({
  title,
  category,
  probability,
  impact,
  state,
  owner,
  prevention,
  trigger,
}: Given): Change {
  const change: Change = {
    title,
    category,
    probability: probability && Number(probability),
    impact: impact && Number(impact),
    state,
    ownerId: owner?.value.id,
    prevention,
    trigger,
  } as Change;
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

async function openForm(turn: DomainTurn, risk: RiskRow): Promise<Reply> {
  const person = risk.ownerId ? await turn.tx.person.findUnique({ where: { id: risk.ownerId } }) : null;
  const texts = {
    risk: risk.number,
    title: risk.title,
    category: risk.category,
    probability: String(risk.probability),
    impact: String(risk.impact),
    ...(risk.state !== 'closed' && { state: risk.state }),
    ...(person && { owner: `@${person.handle}` }),
    ...(risk.prevention && { prevention: risk.prevention }),
    ...(risk.trigger && { trigger: risk.trigger }),
    seen: String(risk.version),
  };
  return { outcome: 'form', visibility: 'private', form: await turn.formFor('risk update', texts) };
}

/** Nothing was stored: the risk as it stands, and why. */
async function present(turn: DomainTurn, risk: RiskRow, why: string): Promise<Reply> {
  return {
    outcome: 'refused',
    visibility: 'private',
    card: await riskCard(turn.tx, risk, turn.t, {
      said: [{ kind: 'notice', tone: 'neutral', text: turn.t(why) }],
      actions: riskButtons(risk, turn.t),
    }),
  };
}
