import type { EntityResolver } from '../conversation/command.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { ActionItem } from '../store/generated/client.ts';
import { openStates } from './action-states.ts';
import { readableActions } from './readable-actions.ts';

/** At most this many choices in a form. */
const choices = 25;

/** Actions by number, among those the person may read: A-2026-007; in a form one's own come first. */
export const actionResolver: EntityResolver<DomainTurn, ActionItem> = {
  async resolve(turn, text) {
    const parts = /^A-?(\d{4})-?(\d{1,4})$/i.exec(text.trim());
    if (!parts) return null;
    const number = `A-${parts[1]}-${(parts[2] ?? '').padStart(3, '0')}`;
    const found = await turn.tx.actionItem.findFirst({
      where: { AND: [{ number }, await readableActions(turn)] },
    });
    return found ? { value: found, text: number } : null;
  },
  words: (_, { number, text }) => `${number} · ${text}`,
  async options(turn) {
    const actions = await turn.tx.actionItem.findMany({
      where: { AND: [{ state: { in: [...openStates] } }, await readableActions(turn)] },
      orderBy: [{ dueOn: 'asc' }, { number: 'asc' }],
    });
    const [mine, others] = [true, false].map((own) =>
      actions.filter(({ ownerId }) => (ownerId === turn.actor.id) === own),
    ) as [ActionItem[], ActionItem[]];
    return [...mine, ...others].slice(0, choices).map((action) => ({
      value: action.number,
      label: `${action.number} · ${action.text.slice(0, 60)}`,
    }));
  },
};
