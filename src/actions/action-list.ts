import type { Block, Card, CommandButton } from '../conversation/card.ts';
import { fullName } from '../people/person-name.ts';
import { today } from '../people/today.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Committee, Person, Prisma, Site } from '../store/generated/client.ts';
import type { ActionPriority } from '../store/generated/enums.ts';
import { dateColumn } from '../time.ts';
import { type ActionWithParts, actionParts, isOpen } from './action.ts';
import { actionLine, ownerButtons } from './action-card.ts';
import { openStates } from './action-states.ts';
import { readableActions } from './readable-actions.ts';

/** Actions a page holds, each with its buttons under it: a chat takes no more on one screen. */
const onPage = 8;

/** What `actions` may be asked for besides one state: open is what is asked for without a word. */
const asked = [
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

export interface ActionFilter {
  whose?: 'mine' | 'all';
  person?: Person;
  state?: (typeof asked)[number];
  site?: Site;
  committee?: Committee;
  priority?: ActionPriority;
  /** From 1. */
  page?: number;
}

/** The action plan (C26): late ones first, a page at a time; one's own have their buttons. */
export async function actionList(turn: DomainTurn, filter: ActionFilter): Promise<Card> {
  const { t, tx } = turn;
  const day = today(turn);
  const mine = filter.whose === 'mine' || (!filter.whose && !narrows(filter));
  const where = await whereOf(turn, { ...filter, whose: mine ? 'mine' : 'all' }, day);
  const count = await tx.actionItem.count({ where });
  const late = await tx.actionItem.count({ where: { AND: [where, lateOn(day)] } });
  const pages = Math.max(1, Math.ceil(count / onPage));
  const page = Math.min(filter.page ?? 1, pages);
  const actions = await tx.actionItem.findMany({
    where,
    include: actionParts,
    // An open action whose due date is the furthest behind comes first.
    orderBy: isHistory(filter) ? [{ number: 'desc' }] : [{ dueOn: 'asc' }, { number: 'asc' }],
    skip: (page - 1) * onPage,
    take: onPage,
  });
  const heading = filter.person
    ? t('action.list.of', { name: fullName(filter.person) })
    : t(mine ? 'action.list.mine' : 'action.list.all');
  if (count === 0) return { heading, blocks: [{ kind: 'text', text: t('action.list.none') }] };
  const summary = [
    t('action.list.count', { count }),
    ...(late > 0 ? [t('action.list.late', { count: late })] : []),
    ...(pages > 1 ? [t('action.list.page', { page, pages })] : []),
  ].join(' · ');
  return {
    heading,
    blocks: [
      { kind: 'text', text: summary },
      ...actions.flatMap((action) => lineWithButtons(turn, action, day, !mine)),
    ],
    actions: pageButtons(turn, { ...filter, whose: mine ? 'mine' : 'all' }, page, pages),
  };
}

function lineWithButtons(
  turn: DomainTurn,
  action: ActionWithParts,
  day: Temporal.PlainDate,
  owner: boolean,
): Block[] {
  const line: Block = { kind: 'list', items: [actionLine(action, day, turn.t, { owner })] };
  if (action.ownerId !== turn.actor.id || !isOpen(action)) return [line];
  return [line, { kind: 'actions', buttons: ownerButtons(action, turn.t, 'list') }];
}

function pageButtons({ t }: DomainTurn, filter: ActionFilter, page: number, pages: number): CommandButton[] {
  const to = (id: 'previous' | 'next', target: number): CommandButton => ({
    id,
    label: t(`action.button.${id}`),
    command: 'actions',
    arguments: { ...filterTexts(filter), page: String(target) },
  });
  return [...(page > 1 ? [to('previous', page - 1)] : []), ...(page < pages ? [to('next', page + 1)] : [])];
}

/** The same question as texts, for the button that turns the page. */
function filterTexts({ whose, person, state, site, committee, priority }: ActionFilter) {
  const texts: Record<string, string | undefined> = {
    whose,
    person: person && `@${person.handle}`,
    state,
    site: site?.code,
    committee: committee?.code,
    priority,
  };
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)) as Record<
    string,
    string
  >;
}

function narrows({ person, state, site, committee, priority }: ActionFilter): boolean {
  return [person, state, site, committee, priority].some((one) => one !== undefined);
}

function isHistory({ state }: ActionFilter): boolean {
  return state === 'done' || state === 'verified' || state === 'dropped';
}

function lateOn(day: Temporal.PlainDate): Prisma.ActionItemWhereInput {
  return { state: { in: [...openStates] }, dueOn: { lt: dateColumn(day) } };
}

async function whereOf(
  turn: DomainTurn,
  { whose, person, state = 'open', site, committee, priority }: ActionFilter,
  day: Temporal.PlainDate,
): Promise<Prisma.ActionItemWhereInput> {
  return {
    AND: [
      whose === 'mine' ? { spaceId: turn.space.id, ownerId: turn.actor.id } : await readableActions(turn),
      inState(state, day),
      ...(person ? [{ ownerId: person.id }] : []),
      ...(site ? [{ siteId: site.id }] : []),
      ...(committee ? [{ committeeId: committee.id }] : []),
      ...(priority ? [{ priority }] : []),
    ],
  };
}

function inState(
  state: NonNullable<ActionFilter['state']>,
  day: Temporal.PlainDate,
): Prisma.ActionItemWhereInput {
  if (state === 'open') return { state: { in: [...openStates] } };
  if (state === 'late') return lateOn(day);
  if (state === 'unassigned') return { state: { in: [...openStates] }, needsOwner: true };
  return { state };
}
