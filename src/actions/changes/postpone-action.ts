import { date, longText } from '../../conversation/arguments.ts';
import { formatDate, formatList } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { sayNo } from '../../people/say-no.ts';
import { today } from '../../people/today.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { dateColumn, plainDate } from '../../time.ts';
import { type ActionWithParts, isOpen, lockAction } from '../action.ts';
import {
  aboutAction,
  alreadyClosed,
  changeAction,
  changed,
  leads,
  rightsOfOwner,
  tellAbout,
} from '../change-action.ts';
import { askLeads, mayPostponeAlone } from '../postponement.ts';

/** « Reporter »: another date and why; the first due date is kept. After two times the leads are asked. */
export const postponeAction = domainCommand({
  name: 'action postpone',
  alias: 'action reporter',
  group: 'actions',
  ...rightsOfOwner,
  arguments: {
    ...aboutAction,
    due: date({ position: 2, keys: ['au', 'pour', 'échéance'] }),
    reason: longText({ position: 3, rest: true, max: 500, keys: ['raison', 'motif'] }),
  },

  async run(turn, values) {
    const { t } = turn;
    const { due, reason, shown } = values;
    const action = await lockAction(turn.tx, values.action.value.id);
    if (!isOpen(action)) return alreadyClosed(turn, action);
    const said = formatDate(due, t.locale);
    if (Temporal.PlainDate.compare(due, today(turn)) < 0)
      return sayNo(turn, 'action.postpone.past', { date: said }, 'due');
    const before = plainDate(action.dueOn);
    if (due.equals(before)) return sayNo(turn, 'action.postpone.same', { date: said }, 'due');
    const later = Temporal.PlainDate.compare(due, before) > 0;
    if (later && !mayPostponeAlone(action) && !(await leads(turn, action)))
      return asksTheLeads(turn, action, { due, reason });
    const data = { dueOn: dateColumn(due), ...(later && { postponements: { increment: 1 } }) };
    const postponed = await changeAction(turn, action, data, 'action.postponed', { reason });
    await tellAbout(turn, postponed, {
      personId: postponed.needsOwner ? null : postponed.ownerId,
      rule: 'ACTION-POSTPONED',
      message: 'action.told',
      parameters: { news: 'postponed', by: turn.actor.id, reason },
    });
    return changed(turn, postponed, t('action.postpone.done', { date: said }), shown);
  },
});

async function asksTheLeads(
  turn: DomainTurn,
  action: ActionWithParts,
  request: { due: Temporal.PlainDate; reason: string },
): Promise<Reply> {
  const asking = await changeAction(turn, action, {}, 'action.postponementAsked', {
    due: request.due.toString(),
    reason: request.reason,
  });
  const names = await askLeads(turn, asking, request);
  const sentence = turn.t('action.postpone.asked', {
    count: action.postponements,
    names: formatList(names, turn.locale),
  });
  return { ...(await changed(turn, asking, sentence)), outcome: 'proposed' };
}
