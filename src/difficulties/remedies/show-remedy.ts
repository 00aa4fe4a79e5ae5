import { entity } from '../../conversation/arguments.ts';
import { domainCommand } from '../../people/turn.ts';
import type { RemedyRow } from './remedy.ts';
import { remedyButtons, remedyCard } from './remedy-card.ts';

/** One remedy, with what those it was made for say of it. */
export const showRemedy = domainCommand({
  name: 'remedy show',
  alias: 'remède voir',
  group: 'difficulty',
  readOnly: true,
  arguments: { remedy: entity<RemedyRow>('remedy', { position: 1, keys: ['remède'] }) },

  async run(turn, { remedy: { value } }) {
    const actions = remedyButtons(value, turn.t);
    const card = await remedyCard(turn.tx, value, turn.t, { now: turn.now, actions });
    return { outcome: 'done', visibility: 'private', card };
  },
});
