import { longText } from '../../conversation/arguments.ts';
import { domainCommand } from '../../people/turn.ts';
import { isOpen, lockAction } from '../action.ts';
import {
  aboutAction,
  alreadyClosed,
  changeAction,
  changed,
  rightsOfLeads,
  tellAbout,
} from '../change-action.ts';

/** It will not be done, and why: those who run the project decide (4.1). */
export const dropAction = domainCommand({
  name: 'action drop',
  alias: 'action abandonner',
  group: 'actions',
  ...rightsOfLeads,
  arguments: {
    ...aboutAction,
    reason: longText({ position: 2, rest: true, max: 500, keys: ['raison', 'motif'] }),
  },

  async run(turn, { action: { value }, reason, shown }) {
    const action = await lockAction(turn.tx, value.id);
    if (!isOpen(action)) return alreadyClosed(turn, action);
    const orphan = action.needsOwner;
    const data = { state: 'dropped', droppedReason: reason, needsOwner: false } as const;
    const dropped = await changeAction(turn, action, data, 'action.dropped');
    await tellAbout(turn, dropped, {
      personId: orphan ? null : dropped.ownerId,
      rule: 'ACTION-DROPPED',
      message: 'action.told',
      parameters: { news: 'dropped', by: turn.actor.id, reason },
    });
    return changed(turn, dropped, turn.t('action.drop.done'), shown);
  },
});
