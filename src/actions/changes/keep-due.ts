import { formatDate } from '../../conversation/format.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import { plainDate } from '../../time.ts';
import { isOpen, lockAction } from '../action.ts';
import {
  aboutAction,
  alreadyClosed,
  changeAction,
  changed,
  rightsOfLeads,
  tellAbout,
} from '../change-action.ts';
import { postponementAsked } from '../postponement.ts';

/** « Garder l’échéance »: the leads' other answer to a postponement that was asked for. */
export const keepDue = domainCommand({
  name: 'action keep',
  alias: 'action maintenir',
  group: 'actions',
  hidden: true,
  ...rightsOfLeads,
  arguments: aboutAction,

  async run(turn, values) {
    const action = await lockAction(turn.tx, values.action.value.id);
    if (!isOpen(action)) return alreadyClosed(turn, action);
    if (!(await postponementAsked(turn.tx, action)))
      return sayNo(turn, 'action.keep.answered', { number: action.number });
    const kept = await changeAction(turn, action, {}, 'action.dueKept');
    await tellAbout(turn, kept, {
      personId: kept.ownerId,
      rule: 'ACTION-KEPT',
      message: 'action.told',
      parameters: { news: 'kept', by: turn.actor.id },
    });
    const date = formatDate(plainDate(kept.dueOn), turn.t.locale);
    return changed(turn, kept, turn.t('action.keep.done', { date }), values.shown);
  },
});
