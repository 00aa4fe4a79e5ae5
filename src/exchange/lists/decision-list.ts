import { namesById } from '../../people/names-by-id.ts';
import type { Decision } from '../../store/generated/client.ts';
import { plainDate } from '../../time.ts';
import { committeeLabels } from './committee-labels.ts';
import type { ListReading, ListTable } from './list-table.ts';

/** The register of decisions, in the columns of the minutes (domain.md 3.3), the earliest first. */
export async function decisionList({ tx, spaceId, t, decisions: where }: ListReading): Promise<ListTable> {
  const decisions = await tx.decision.findMany({ where, orderBy: [{ number: 'asc' }, { id: 'asc' }] });
  const owners = await namesById(
    tx,
    decisions.map(({ ownerId }) => ownerId),
  );
  const committees = await committeeLabels(tx, spaceId);
  // @keys minutes.decisionColumn.*
  const column = (name: string) => t(`minutes.decisionColumn.${name}`);
  return {
    title: t('exchange.list.decisions'),
    columns: [
      ...['number', 'text', 'type', 'item'].map(column),
      t('exchange.list.votes'),
      ...['owner', 'effective', 'reason'].map(column),
      t('exchange.list.state'),
      t('exchange.list.committee'),
    ],
    rows: decisions.map((one) => [
      one.number,
      one.text,
      t(`minutes.decisionType.${one.type}`),
      one.item,
      votesOf(one),
      owners.get(one.ownerId ?? '') ?? null,
      one.effectiveOn && plainDate(one.effectiveOn),
      one.rationale,
      t(`decision.state.${one.state}`),
      committees.get(one.committeeId) ?? null,
    ]),
  };
}

/** « 8 – 0 – 1 »: with strokes or hyphens a spreadsheet would take it for a date. */
function votesOf({ votesFor, votesAgainst, abstentions }: Decision): string | null {
  if (votesFor === null || votesAgainst === null || abstentions === null) return null;
  return [votesFor, votesAgainst, abstentions].join(' – ');
}
