import { actionParts } from '../../actions/action.ts';
import { ownerName } from '../../actions/action-card.ts';
import { namesById } from '../../people/names-by-id.ts';
import { plainDate } from '../../time.ts';
import { committeeLabels } from './committee-labels.ts';
import type { ListReading, ListTable } from './list-table.ts';

/** The action plan, in the columns of the minutes (domain.md 3.3), the earliest first. */
export async function actionList({ tx, spaceId, t, actions: where }: ListReading): Promise<ListTable> {
  const actions = await tx.actionItem.findMany({
    where,
    include: actionParts,
    orderBy: [{ number: 'asc' }, { id: 'asc' }],
  });
  const names = await namesById(
    tx,
    actions.flatMap(({ contributorIds }) => contributorIds),
  );
  const committees = await committeeLabels(tx, spaceId);
  const columns = ['number', 'text', 'owner', 'contributors', 'due', 'priority', 'state', 'progress'];
  return {
    title: t('exchange.list.actions'),
    columns: [
      // @keys minutes.actionColumn.*
      ...[...columns, 'decision', 'comment'].map((name) => t(`minutes.actionColumn.${name}`)),
      t('exchange.list.committee'),
    ],
    rows: actions.map((one) => [
      one.number,
      one.text,
      ownerName(one, t),
      one.contributorIds.flatMap((id) => names.get(id) ?? []).join(', '),
      plainDate(one.dueOn),
      t(`minutes.priority.${one.priority}`),
      t(`action.state.${one.state}`),
      one.progress,
      one.decision?.number ?? null,
      one.comment,
      committees.get(one.committeeId ?? '') ?? null,
    ]),
  };
}
