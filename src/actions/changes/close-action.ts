import { domainCommand } from '../../people/turn.ts';
import { toDate } from '../../time.ts';
import { isOpen, lockAction } from '../action.ts';
import {
  aboutAction,
  alreadyClosed,
  changeAction,
  changed,
  rightsOfOwner,
  tellAbout,
} from '../change-action.ts';

/** « Fait », in one press: the owner, or those who run the project. Who gave it hears of it. */
export const closeAction = domainCommand({
  name: 'done',
  alias: 'fait',
  synonyms: ['terminé', 'faite'],
  group: 'actions',
  ...rightsOfOwner,
  arguments: aboutAction,

  async run(turn, values) {
    const action = await lockAction(turn.tx, values.action.value.id);
    if (!isOpen(action)) return alreadyClosed(turn, action);
    const data = { state: 'done', doneAt: toDate(turn.now), progress: 100, needsOwner: false } as const;
    const done = await changeAction(turn, action, data, 'action.done');
    await tellAbout(turn, done, {
      personId: done.createdById,
      rule: 'ACTION-DONE',
      message: 'action.doneBy',
      parameters: { by: turn.actor.id },
    });
    const reply = await changed(turn, done, turn.t.rich('action.done'), values.shown);
    // Good news may be read by the whole channel it was said in.
    return turn.place.kind === 'channel' && !values.shown ? { ...reply, visibility: 'here' } : reply;
  },
});
