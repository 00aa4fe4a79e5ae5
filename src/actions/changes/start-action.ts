import { domainCommand } from '../../people/turn.ts';
import { isOpen, lockAction } from '../action.ts';
import {
  aboutAction,
  alreadyClosed,
  changeAction,
  changed,
  rightsOfOwner,
  tellAbout,
} from '../change-action.ts';

/** « Je commence », and the end of a blockage. */
export const startAction = domainCommand({
  name: 'action start',
  alias: 'action commencer',
  synonyms: ['action débloquer', 'action unblock'],
  group: 'actions',
  ...rightsOfOwner,
  arguments: aboutAction,

  async run(turn, values) {
    const action = await lockAction(turn.tx, values.action.value.id);
    if (!isOpen(action)) return alreadyClosed(turn, action);
    const unblocks = action.state === 'blocked';
    const data = { state: 'doing', blockedReason: null } as const;
    const started = await changeAction(turn, action, data, unblocks ? 'action.unblocked' : 'action.started');
    if (unblocks)
      await tellAbout(turn, started, {
        personId: started.needsOwner ? null : started.ownerId,
        rule: 'ACTION-UNBLOCKED',
        message: 'action.told',
        parameters: { news: 'unblocked', by: turn.actor.id },
      });
    const sentence = turn.t(unblocks ? 'action.start.unblocked' : 'action.start.done');
    return changed(turn, started, sentence, values.shown);
  },
});
