import { date, longText } from '../../conversation/arguments.ts';
import { formatDate } from '../../conversation/format.ts';
import { sayNo } from '../../people/say-no.ts';
import { today } from '../../people/today.ts';
import { domainCommand } from '../../people/turn.ts';
import { dateColumn, plainDate } from '../../time.ts';
import { lockAction } from '../action.ts';
import { aboutAction, changeAction, changed, rightsOfLeads, tellAbout } from '../change-action.ts';

/** « À reprendre »: it was said to be done, and something is missing. */
export const redoAction = domainCommand({
  name: 'action redo',
  alias: 'action reprendre',
  group: 'actions',
  ...rightsOfLeads,
  arguments: {
    ...aboutAction,
    reason: longText({ position: 2, rest: true, max: 500, keys: ['raison', 'motif'] }),
    due: date({ optional: true, keys: ['pour', 'échéance'] }),
  },

  async run(turn, { action: { value }, reason, due, shown }) {
    const { t } = turn;
    const action = await lockAction(turn.tx, value.id);
    if (action.state !== 'done' && action.state !== 'verified')
      return sayNo(turn, 'action.notDone', {
        number: action.number,
        state: t(`action.stateLine.${action.state}`),
      });
    if (due && Temporal.PlainDate.compare(due, today(turn)) < 0)
      return sayNo(turn, 'action.postpone.past', { date: formatDate(due, t.locale) }, 'due');
    const owner = await turn.tx.person.findUniqueOrThrow({ where: { id: action.ownerId } });
    const reopened = await changeAction(
      turn,
      action,
      {
        state: 'doing',
        doneAt: null,
        progress: 0,
        needsOwner: owner.state === 'left',
        ...(due && { dueOn: dateColumn(due) }),
      },
      'action.reopened',
      { reason },
    );
    await tellAbout(turn, reopened, {
      personId: reopened.needsOwner ? null : reopened.ownerId,
      rule: 'ACTION-REDO',
      message: 'action.told',
      parameters: { news: 'redo', by: turn.actor.id, reason },
    });
    const date = formatDate(plainDate(reopened.dueOn), t.locale);
    return changed(turn, reopened, t('action.redo.done', { date }), shown);
  },
});
