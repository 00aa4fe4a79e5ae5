import { entity } from '../conversation/arguments.ts';
import { card } from '../conversation/card.ts';
import { journal } from '../people/journal.ts';
import { sayNo } from '../people/say-no.ts';
import { domainCommand } from '../people/turn.ts';
import type { ActionItem } from '../store/generated/client.ts';
import { toDate } from '../time.ts';
import { openStates } from './action-states.ts';

/** « Fait », in one press: the owner, or those who run the project. */
export const closeAction = domainCommand({
  name: 'done',
  alias: 'fait',
  synonyms: ['terminé', 'faite'],
  group: 'actions',
  act: 'action.close',
  arguments: { action: entity<ActionItem>('action', { position: 1 }) },
  committeeOf: (values) => values.action?.value.committeeId ?? undefined,
  own: (turn, values) => values.action?.value.ownerId === turn.actor.id,
  // Whoever was given an action may say that it is done, also without a seat in the committee it comes from.
  rolesInMatter: (turn, values) => (values.action?.value.ownerId === turn.actor.id ? ['EXP'] : []),

  async run(turn, values) {
    const { number, id } = values.action.value;
    const closed = await turn.tx.actionItem.updateMany({
      where: { id, state: { in: [...openStates] } },
      data: { state: 'done', doneAt: toDate(turn.now) },
    });
    if (closed.count === 0) return sayNo(turn, 'action.alreadyClosed', { number });
    await journal(
      turn,
      'action.done',
      { type: 'action', id },
      { before: { state: values.action.value.state } },
    );
    await turn.ledger.refresh(turn.tx, { type: 'action', id }, turn.correlationId);
    return {
      outcome: 'done',
      visibility: turn.place.kind === 'channel' ? 'here' : 'private',
      replaces: turn.via === 'button',
      card: card(turn.t('action.heading', { number }), values.action.value.text, turn.t.rich('action.done')),
    };
  },
});
