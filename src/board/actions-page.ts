/** The action plan of a committee (C26): late ones first, with what may be done about each. */
import { type ActionWithParts, actionParts, isOpen } from '../actions/action.ts';
import { checkButtons, daysLate, leadButtons, ownerButtons, ownerName } from '../actions/action-card.ts';
import { openStates } from '../actions/action-states.ts';
import type { CommandButton } from '../conversation/card.ts';
import type { FormField } from '../conversation/form.ts';
import { formatDate } from '../conversation/format.ts';
import type { Page, PageAct, PagePart } from '../conversation/page.ts';
import { judgeAct } from '../people/permit.ts';
import { today } from '../people/today.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { ActionItem, Person, Prisma } from '../store/generated/client.ts';
import { dateColumn, plainDate } from '../time.ts';
import { type BoardView, framed, type Query } from './page-frame.ts';
import { button, cell, choiceField, peopleOptions, tableOr } from './parts.ts';
import { pathOf } from './paths.ts';

const mostShown = 200;

const states = [
  'open',
  'late',
  'todo',
  'doing',
  'blocked',
  'unassigned',
  'done',
  'verified',
  'dropped',
] as const;
type Asked = (typeof states)[number];

/** @param actsOf what may be done about each; without a column of acts when empty */
export function actionTable(
  turn: DomainTurn,
  actions: readonly (ActionItem & { owner: Person })[],
  acts: readonly PageAct[][],
): PagePart {
  const { t } = turn;
  const day = today(turn);
  return tableOr(t('board.actions.none'), {
    caption: t('board.nav.actions'),
    columns: ['action', 'owner', 'due', 'state'].map((name) => t(`board.column.${name}`)),
    rows: actions.map((action, index) => {
      const open = isOpen(action);
      const late = open ? Math.max(0, daysLate(action, day)) : 0;
      const progress = open && action.progress > 0 ? t('action.percent', { percent: action.progress }) : null;
      const moved =
        action.postponements > 0 ? t('action.postponedTimes', { count: action.postponements }) : null;
      const due = [...(late > 0 ? [t('board.action.late', { count: late })] : []), ...(moved ? [moved] : [])];
      const why = action.state === 'blocked' ? action.blockedReason : progress;
      return {
        about: action.number,
        cells: [
          cell(
            [{ bold: action.number }, ` · ${action.text}`],
            action.comment ? { detail: action.comment } : {},
          ),
          cell(ownerName(action, t)),
          cell(
            formatDate(plainDate(action.dueOn), t.locale, { weekday: false }),
            due.length > 0 ? { detail: due.join(' · ') } : {},
          ),
          cell(t(`action.state.${action.state}`), why ? { detail: why } : {}),
        ],
        tone: late > 0 ? 'danger' : action.state === 'blocked' ? 'warning' : 'neutral',
        ...(acts[index] ? { acts: acts[index] } : {}),
      };
    }),
  });
}

export async function actionsPage(view: BoardView, query: Query): Promise<Page> {
  const { turn, committee, reading } = view;
  const { t, tx } = turn;
  const asked = states.find((one) => one === query.state) ?? 'open';
  const mine = reading !== 'whole' || query.whose === 'mine';
  const actions = await tx.actionItem.findMany({
    where: {
      committeeId: committee.id,
      AND: [inState(asked, today(turn)), mine ? { ownerId: turn.actor.id } : ownerIn(turn, query.person)],
    },
    include: actionParts,
    orderBy: [{ dueOn: 'asc' }, { number: 'asc' }],
    take: mostShown,
  });
  const rights = await rightsOf(turn, committee.id);
  return framed(view, {
    path: pathOf(committee.code, 'actions'),
    current: 'actions',
    title: t(reading === 'whole' ? 'board.nav.actions' : 'board.actions.mine'),
    sections: [
      {
        id: 'filter',
        heading: t('board.filter'),
        screenOnly: true,
        parts: [
          {
            kind: 'filter',
            fields: await filterFields(view, query, asked),
            submitLabel: t('board.filter.apply'),
          },
        ],
      },
      {
        id: 'actions',
        heading: t('board.actions.count', { count: actions.length }),
        parts: [
          actionTable(
            turn,
            actions,
            actions.map((action) => actsOn(turn, action, rights)),
          ),
          ...(rights.creates
            ? [
                {
                  kind: 'acts' as const,
                  acts: [
                    button('new-action', t('board.actions.new'), 'action', { committee: committee.code }),
                  ],
                },
              ]
            : []),
        ],
      },
    ],
  });
}

interface Rights {
  creates: boolean;
  closes: boolean;
  decides: boolean;
}

async function rightsOf(turn: DomainTurn, committeeId: string): Promise<Rights> {
  const may = async (act: 'action.create' | 'action.close' | 'action.decide') =>
    (await judgeAct(turn, act, { committeeId, own: false })).verdict === 'allowed';
  return {
    creates: await may('action.create'),
    closes: await may('action.close'),
    decides: await may('action.decide'),
  };
}

function actsOn(turn: DomainTurn, action: ActionWithParts, { closes, decides }: Rights): CommandButton[] {
  const { t } = turn;
  if (action.state === 'done') return decides ? checkButtons(action, t) : [];
  if (!isOpen(action)) return [];
  const own = action.ownerId === turn.actor.id && !action.needsOwner;
  const owners = own || closes ? ownerButtons(action, t, 'list') : [];
  const offered = new Set(owners.map(({ command }) => command));
  const leads = decides ? leadButtons(action, t).filter(({ command }) => !offered.has(command)) : [];
  // One main button for one's own; on somebody else's none stands out.
  return [...owners, ...leads].map((one) => (own ? one : { ...one, style: undefined }));
}

function inState(state: Asked, day: Temporal.PlainDate): Prisma.ActionItemWhereInput {
  const open = { state: { in: [...openStates] } };
  if (state === 'open') return open;
  if (state === 'late') return { ...open, dueOn: { lt: dateColumn(day) } };
  if (state === 'unassigned') return { ...open, needsOwner: true };
  return { state };
}

function ownerIn({ space }: DomainTurn, handle = ''): Prisma.ActionItemWhereInput {
  if (!handle.startsWith('@')) return {};
  return { owner: { spaceId: space.id, handle: handle.slice(1) } };
}

async function filterFields(view: BoardView, query: Query, asked: Asked): Promise<FormField[]> {
  const { turn, committee, reading } = view;
  const { t } = turn;
  const state = choiceField(turn, 'actions', 'state', states, { value: asked, required: true });
  if (reading !== 'whole') return [state];
  return [
    state,
    choiceField(turn, 'actions', 'whose', ['mine', 'all'], { value: query.whose }),
    {
      name: 'person',
      label: t('command.actions.argument.person'),
      kind: 'select',
      required: false,
      options: await peopleOptions(turn, committee.id),
      value: query.person,
    },
  ];
}
