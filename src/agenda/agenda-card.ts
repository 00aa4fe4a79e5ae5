/** The agenda as a person may see and change it, in answer to `agenda`. */

import type { Block, Card, CommandButton } from '../conversation/card.ts';
import { loadMeeting } from '../meetings/meeting.ts';
import { namesById } from '../people/names-by-id.ts';
import { judgeAct } from '../people/permit.ts';
import type { Reading } from '../people/reading.ts';
import type { DomainTurn } from '../people/turn.ts';
import { budgetBlocks } from './agenda-budget.ts';
import { isClosed } from './agenda-closing.ts';
import { type AgendaItemWithMeeting, agendaItemParts, decisionButtons, itemLine } from './agenda-item.ts';
import { type AgendaMeeting, agendaReference, isOpenToPoints, meetingLine } from './agenda-meeting.ts';
import { markOfAgenda } from './agenda-seen.ts';
import { agendaBlocks, orderedLine, readAgenda } from './agenda-view.ts';
import { logisticsLine } from './logistics-card.ts';
import { mayDecide, mayPrepare } from './who-decides-point.ts';

/** @param reading how much of it the person reads */
export async function agendaCard(
  turn: DomainTurn,
  meeting: AgendaMeeting,
  reading: Reading = 'whole',
): Promise<Card> {
  const { t, tx } = turn;
  const ownOnly = reading === 'ownItems';
  const prepares = !ownOnly && (await mayPrepare(turn, meeting.committeeId));
  const { onIt, others, waiting } = await pointsFor(turn, meeting, ownOnly);
  const open = isOpenToPoints(meeting, turn.now);
  const closed = open && (await isClosed(tx, meeting, turn.now));
  const addressOf = (id: string) => turn.links.file(id, turn.actor.id);
  const blocks: Block[] = [
    { kind: 'text', text: meetingLine(meeting, t.locale) },
    ...(open ? statusBlock(turn, meeting, closed) : []),
  ];
  if (onIt.items.length + others.length + waiting.length === 0)
    blocks.push({ kind: 'text', text: t('agenda.none') });
  else if (ownOnly)
    blocks.push({
      kind: 'list',
      items: [
        ...onIt.items.map((item) => orderedLine(item, onIt.slots.get(item.id), t, addressOf)),
        ...others.map((item) => itemLine(item, t)),
      ],
    });
  else {
    const proposed = [...waiting, ...others].filter(({ state }) => state === 'proposed');
    blocks.push(
      ...agendaBlocks(onIt, t, reading === 'summary' ? null : addressOf),
      ...(others.length > 0
        ? [
            {
              kind: 'list' as const,
              heading: t('agenda.others'),
              items: others.map((item) => itemLine(item, t)),
            },
          ]
        : []),
      ...(await waitingBlocks(turn, meeting, waiting)),
      ...budgetBlocks(onIt.items, meeting.durationMinutes, t, proposed),
    );
  }
  if (prepares && open)
    blocks.push({ kind: 'text', text: await logisticsLine(tx, await loadMeeting(tx, meeting.id), t) });
  return {
    heading: t('agenda.heading', { title: meeting.title }),
    blocks,
    actions: open ? await buttons(turn, meeting, prepares, closed, markOfAgenda(meeting, onIt.items)) : [],
  };
}

/** What is on the agenda, what waits for this person's word, and what else they may know of. */
async function pointsFor(turn: DomainTurn, meeting: AgendaMeeting, ownOnly: boolean) {
  const { tx, actor } = turn;
  const whole = await readAgenda(tx, meeting, turn.now);
  const all = await tx.agendaItem.findMany({
    where: { meetingId: meeting.id, state: { in: ['proposed', 'refused'] } },
    include: agendaItemParts,
    orderBy: { number: 'asc' },
  });
  const isOwn = ({
    proposedById,
    presenterId,
  }: Pick<AgendaItemWithMeeting, 'proposedById' | 'presenterId'>) =>
    proposedById === actor.id || presenterId === actor.id;
  const items = ownOnly
    ? whole.items.filter((item) => isOwn(item) || item.guests.some(({ id }) => id === actor.id))
    : whole.items;
  const decidesUsual = await mayDecide(turn, { late: false }, meeting.committeeId);
  const decidesLate = await mayDecide(turn, { late: true }, meeting.committeeId);
  const open = isOpenToPoints(meeting, turn.now);
  const waiting = all.filter(
    ({ state, late }) => open && state === 'proposed' && (late ? decidesLate : decidesUsual),
  );
  // What was refused is nobody's business but its author's and those who decide.
  const others = all.filter((item) => {
    if (waiting.includes(item) || (ownOnly && !isOwn(item))) return false;
    return item.state !== 'refused' || decidesUsual || isOwn(item);
  });
  return { onIt: { ...whole, items }, others, waiting };
}

/** How far it is on its way to the convocation. */
function statusBlock(
  { t }: DomainTurn,
  { state, agendaValidatedAt }: AgendaMeeting,
  closed: boolean,
): Block[] {
  if (state === 'convened') return [{ kind: 'text', text: t('agenda.status.convened') }];
  if (closed) return [{ kind: 'text', text: t(`agenda.status.${agendaValidatedAt ? 'moved' : 'closed'}`) }];
  return agendaValidatedAt ? [{ kind: 'text', text: t('agenda.status.validated') }] : [];
}

/** What waits for the person's decision, each point over its own buttons. */
async function waitingBlocks(
  turn: DomainTurn,
  meeting: AgendaMeeting,
  waiting: readonly AgendaItemWithMeeting[],
): Promise<Block[]> {
  const { t } = turn;
  const names = await namesById(
    turn.tx,
    waiting.map(({ proposedById }) => proposedById),
  );
  const standingOf = ({ proposedById, late }: AgendaItemWithMeeting) =>
    [
      ...(late ? [t('agenda.late')] : []),
      proposedById
        ? t('agenda.proposedBy', { name: names.get(proposedById) ?? '' })
        : t('agenda.proposedByItself'),
    ].join(' · ');
  return waiting.flatMap((item, index): Block[] => [
    {
      kind: 'list',
      ...(index === 0 ? { heading: t('agenda.toDecide') } : {}),
      items: [itemLine(item, t, standingOf(item))],
    },
    { kind: 'actions', buttons: decisionButtons(item, meeting, t, { list: 'true' }) },
  ]);
}

async function buttons(
  turn: DomainTurn,
  meeting: AgendaMeeting,
  prepares: boolean,
  closed: boolean,
  seen: string,
): Promise<CommandButton[]> {
  const carried = { meeting: agendaReference(meeting) };
  const button = (name: string, command: string): CommandButton => ({
    id: command.replace(' ', '-'),
    label: turn.t(`agenda.button.${name}`),
    command,
    arguments: carried,
  });
  if (!prepares) return [button('add', 'agenda add')];
  const { committeeId, state, agendaValidatedAt } = meeting;
  const { verdict } = await judgeAct(turn, 'meeting.convene', { committeeId, own: false });
  const validation = verdict === 'allowed' ? 'validate' : 'askValidation';
  return [
    ...(state === 'held' && (closed || !agendaValidatedAt)
      ? [{ ...button(validation, 'agenda validate'), arguments: { ...carried, seen } }]
      : []),
    button('add', 'agenda add'),
    button('edit', 'agenda edit'),
    button('order', 'agenda order'),
    button('logistics', 'logistics'),
  ];
}
