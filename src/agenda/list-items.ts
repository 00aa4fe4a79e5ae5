import { entity } from '../conversation/arguments.ts';
import type { Block, Card, Field } from '../conversation/card.ts';
import { formatDuration } from '../conversation/format.ts';
import { type Judgement, judgeAct, refusal } from '../people/permit.ts';
import { sayNo } from '../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../people/turn.ts';
import type { Committee } from '../store/generated/client.ts';
import {
  type AgendaItemWithMeeting,
  agendaItemParts,
  decisionButtons,
  itemLine,
  namesById,
} from './agenda-item.ts';
import {
  type AgendaMeeting,
  agendaReference,
  isOpenToPoints,
  meetingLine,
  meetingMeant,
} from './agenda-meeting.ts';
import { agendaTime } from './agenda-time.ts';

/** The points of a meeting: who may read its minutes may read them; a vendor or an expert sees their own (4.5). */
export const listItems = domainCommand({
  name: 'agenda',
  alias: 'ordre-du-jour',
  synonyms: ['points', 'odj'],
  group: 'meetings',
  readOnly: true,
  arguments: {
    meeting: entity<AgendaMeeting>('meeting', { position: 1, optional: true, keys: ['réunion'] }),
    committee: entity<Committee>('committee', { position: 2, optional: true, keys: ['comité'] }),
  },

  async run(turn, values) {
    const found = await meetingMeant(turn, values);
    if ('problem' in found) return sayNo(turn, found.problem, { committee: found.committee });
    const { committeeId } = found.meeting;
    const judgement = await judgeAct(turn, 'minutes.read', { committeeId, own: false });
    if (judgement.verdict === 'refused') return refusal(turn, 'minutes.read', judgement);
    const card = await agendaCard(turn, found.meeting, judgement);
    return { outcome: 'done', visibility: 'private', card };
  },
});

/** @param reading what the matrix says of the person who reads; everything is shown when absent */
export async function agendaCard(
  turn: DomainTurn,
  meeting: AgendaMeeting,
  reading?: Pick<Judgement, 'verdict'>,
): Promise<Card> {
  const { t } = turn;
  const { verdict } = await judgeAct(turn, 'agenda.accept', { committeeId: meeting.committeeId, own: false });
  const mayDecide = verdict === 'allowed';
  const all = await turn.tx.agendaItem.findMany({
    where: { meetingId: meeting.id },
    include: agendaItemParts,
    orderBy: { number: 'asc' },
  });
  const isOwn = ({ proposedById, presenterId }: AgendaItemWithMeeting) =>
    proposedById === turn.actor.id || presenterId === turn.actor.id;
  // What was refused is nobody's business but its author's and those who decide.
  const shown = all.filter((item) => {
    if (reading?.verdict === 'ownItems' && !isOwn(item)) return false;
    return item.state !== 'refused' || mayDecide || isOwn(item);
  });
  const deciding = mayDecide && isOpenToPoints(meeting, turn.now);
  const waiting = deciding ? shown.filter(({ state }) => state === 'proposed') : [];
  const listed = shown.filter((item) => !waiting.includes(item));
  const add = { command: 'agenda add', arguments: { meeting: agendaReference(meeting) } };
  return {
    heading: t('agenda.heading', { title: meeting.title }),
    blocks: [
      { kind: 'text', text: meetingLine(meeting, t.locale) },
      ...(shown.length === 0
        ? [{ kind: 'text' as const, text: t('agenda.none') }]
        : [
            ...(listed.length > 0
              ? [{ kind: 'list' as const, items: listed.map((item) => itemLine(item, t)) }]
              : []),
            ...(await waitingBlocks(turn, meeting, waiting)),
            ...timeBlocks(turn, meeting, all),
          ]),
    ],
    actions: isOpenToPoints(meeting, turn.now)
      ? [{ id: 'agenda-add', label: t('agenda.button.add'), ...add }]
      : [],
  };
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
  return waiting.flatMap((item, index): Block[] => [
    {
      kind: 'list',
      ...(index === 0 ? { heading: t('agenda.toDecide') } : {}),
      items: [itemLine(item, t, t('agenda.proposedBy', { name: names.get(item.proposedById ?? '') ?? '' }))],
    },
    { kind: 'actions', buttons: decisionButtons(item, meeting, t, { list: 'true' }) },
  ]);
}

/** The points against the length of the meeting. */
function timeBlocks(
  { t }: DomainTurn,
  meeting: AgendaMeeting,
  all: readonly AgendaItemWithMeeting[],
): Block[] {
  const time = agendaTime(all, meeting.durationMinutes);
  const said = (minutes: number) =>
    t('agenda.time', {
      minutes: formatDuration(minutes, t.locale),
      length: formatDuration(meeting.durationMinutes, t.locale),
    });
  const fields: Field[] = [{ label: t('agenda.field.accepted'), value: said(time.accepted) }];
  if (time.withProposed > time.accepted)
    fields.push({ label: t('agenda.field.withProposed'), value: said(time.withProposed) });
  if (time.untimed > 0) fields.push({ label: t('agenda.field.untimed'), value: String(time.untimed) });
  const over = t('agenda.over', { minutes: formatDuration(time.over, t.locale) });
  return [
    { kind: 'fields', fields },
    ...(time.over > 0 ? [{ kind: 'notice' as const, tone: 'warning' as const, text: over }] : []),
  ];
}
