import { integer } from '../../conversation/arguments.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import { actionParts, isOpen, lockAction } from '../action.ts';
import { aboutAction, alreadyClosed, changed, rightsOfOwner } from '../change-action.ts';
import { refreshAction } from '../refresh-action.ts';

/** How far it is, in percent; what is at a hundred is said with « Fait ». */
export const reportProgress = domainCommand({
  name: 'action progress',
  alias: 'action avancement',
  group: 'actions',
  ...rightsOfOwner,
  arguments: {
    ...aboutAction,
    percent: integer({ position: 2, max: 100, keys: ['pourcentage', 'avancement'] }),
  },

  async run(turn, { action: { value }, percent, shown }) {
    const action = await lockAction(turn.tx, value.id);
    if (!isOpen(action)) return alreadyClosed(turn, action);
    if (percent === 100) return sayNo(turn, 'action.progress.whole', { number: action.number }, 'percent');
    const subject = { type: 'action', id: action.id };
    const after = await turn.tx.actionItem.update({
      where: { id: action.id },
      data: { progress: percent, ...(action.state === 'todo' && percent > 0 && { state: 'doing' }) },
      include: actionParts,
    });
    await journal(turn, 'action.progress', subject, {
      before: { progress: action.progress },
      after: { progress: percent },
    });
    await refreshAction(turn, after);
    return changed(turn, after, turn.t('action.progress.done', { percent }), shown);
  },
});
