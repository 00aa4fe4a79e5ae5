/** The register of decisions of a committee, as far as the person may read it. */
import type { FormField } from '../conversation/form.ts';
import { formatDate } from '../conversation/format.ts';
import type { Page, PageAct, PagePart } from '../conversation/page.ts';
import { stands } from '../decisions/chain.ts';
import { voteLine } from '../decisions/decision-card.ts';
import { decisionTypes } from '../decisions/decision-types.ts';
import { readableDecisions } from '../decisions/readable-decisions.ts';
import { namesById } from '../people/names-by-id.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Decision } from '../store/generated/client.ts';
import { DecisionState, DecisionType } from '../store/generated/enums.ts';
import { plainDate } from '../time.ts';
import { type BoardView, framed, type Query } from './page-frame.ts';
import { cell, choiceField, peopleOptions, tableOr } from './parts.ts';
import { pathOf } from './paths.ts';

/** Decisions of a page: several years of a committee. */
const mostShown = 200;

export interface DecisionFilter {
  state?: DecisionState;
  type?: DecisionType;
  ownerId?: string;
  /** 2026 */
  year?: string;
  meetingId?: string;
}

export type ListedDecision = Decision & { ownerName: string | null };

/** @returns what the person may read of this committee's decisions, the latest first */
export async function decisionsOf(
  { turn, committee }: BoardView,
  { year, ...filter }: DecisionFilter,
  most = mostShown,
): Promise<ListedDecision[]> {
  const { tx } = turn;
  const decisions = await tx.decision.findMany({
    where: {
      AND: [
        await readableDecisions(turn),
        { committeeId: committee.id, ...filter, ...(year ? { number: { startsWith: `D-${year}-` } } : {}) },
      ],
    },
    orderBy: { number: 'desc' },
    take: most,
  });
  const names = await namesById(
    tx,
    decisions.map(({ ownerId }) => ownerId),
  );
  return decisions.map((one) => ({ ...one, ownerName: names.get(one.ownerId ?? '') ?? null }));
}

/** @param actsOf what may be done about each, where something may */
export function decisionTable(
  { t }: DomainTurn,
  code: string,
  decisions: readonly ListedDecision[],
  actsOf?: ReadonlyMap<string, PageAct[]>,
): PagePart {
  return tableOr(t('board.decisions.none'), {
    caption: t('board.section.decisions'),
    columns: ['decision', 'vote', 'owner'].map((name) => t(`board.column.${name}`)),
    rows: decisions.map((decision) => {
      const vote = voteLine(decision, t);
      const standing = t(`decision.state.${decision.state}`);
      // A vote says by itself what came of it, until it is applied or replaced.
      const later = decision.state === 'applied' || decision.state === 'superseded';
      const effective = decision.effectiveOn
        ? {
            detail: t('board.decision.effective', {
              date: formatDate(plainDate(decision.effectiveOn), t.locale),
            }),
          }
        : {};
      return {
        about: decision.number,
        cells: [
          cell([{ bold: decision.number }, ` · ${decision.text}`], {
            path: pathOf(code, 'decisions', decision.number),
          }),
          cell(vote ?? standing, vote && later ? { detail: standing } : {}),
          cell(decision.ownerName ?? '—', effective),
        ],
        tone: stands(decision) ? 'success' : 'neutral',
        ...(actsOf ? { acts: actsOf.get(decision.id) ?? [] } : {}),
      };
    }),
  });
}

export async function decisionsPage(view: BoardView, query: Query): Promise<Page> {
  const { turn, committee } = view;
  const { t } = turn;
  const owner = query.owner?.startsWith('@')
    ? await turn.tx.person.findUnique({
        where: { spaceId_handle: { spaceId: turn.space.id, handle: query.owner.slice(1) } },
      })
    : null;
  const filter: DecisionFilter = {
    state: Object.values(DecisionState).find((one) => one === query.state),
    type: Object.values(DecisionType).find((one) => one === query.type),
    ...(owner ? { ownerId: owner.id } : {}),
    ...(/^\d{4}$/.test(query.year ?? '') ? { year: query.year } : {}),
  };
  const decisions = await decisionsOf(view, filter);
  return framed(view, {
    path: pathOf(committee.code, 'decisions'),
    current: 'decisions',
    title: t('board.nav.decisions'),
    sections: [
      {
        id: 'filter',
        heading: t('board.filter'),
        screenOnly: true,
        parts: [
          { kind: 'filter', fields: await filterFields(view, query), submitLabel: t('board.filter.apply') },
        ],
      },
      {
        id: 'decisions',
        heading: t('board.decisions.count', { count: decisions.length }),
        parts: [decisionTable(turn, committee.code, decisions)],
      },
    ],
  });
}

async function filterFields({ turn, committee }: BoardView, query: Query): Promise<FormField[]> {
  const { t } = turn;
  return [
    choiceField(turn, 'decisions', 'state', Object.values(DecisionState), { value: query.state }),
    choiceField(turn, 'decisions', 'type', Object.keys(decisionTypes), { value: query.type }),
    {
      name: 'owner',
      label: t('command.decisions.argument.owner'),
      kind: 'select',
      required: false,
      options: await peopleOptions(turn, committee.id),
      value: query.owner,
    },
    {
      name: 'year',
      label: t('command.decisions.argument.year'),
      kind: 'integer',
      required: false,
      value: query.year,
    },
  ];
}
