import { entity, flag, text } from '../../conversation/arguments.ts';
import type { CommandButton } from '../../conversation/card.ts';
import type { Reply } from '../../conversation/reply.ts';
import { loadMeeting } from '../../meetings/meeting.ts';
import { journal } from '../../people/journal.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Committee } from '../../store/generated/client.ts';
import { toDate } from '../../time.ts';
import { type AgendaMeeting, agendaReference, meetingLine } from '../agenda-meeting.ts';
import { type PlacedItem, pinnedPoint, pointMeant } from '../find-point.ts';
import { itemsInOrder } from '../items-in-order.ts';
import { takeOffAgenda } from '../place-on-agenda.ts';
import { pointName, pointReference } from '../point-named.ts';
import { agendaChanged } from '../tell-change.ts';
import { releaseGuest } from '../tell-guests.ts';
import { mayNotChange } from './edit-item.ts';

/** Takes a point off: those who prepare the meeting, and its author while it is only proposed. */
export const withdrawItem = domainCommand({
  name: 'agenda withdraw',
  alias: 'point retirer',
  group: 'meetings',
  act: 'agenda.propose',
  arguments: {
    item: text({ position: 1, rest: true, keys: ['point', 'numéro'] }),
    meeting: entity<AgendaMeeting>('meeting', { optional: true, keys: ['réunion'] }),
    committee: entity<Committee>('committee', { optional: true, keys: ['comité'] }),
    confirmed: flag({ hidden: true, keys: ['confirmé'] }),
  },
  committeeOf: (values) => values.meeting?.value.committeeId ?? values.committee?.value.id,
  pins: pinnedPoint,

  async run(turn, values) {
    const found = await pointMeant(turn, values);
    if ('reply' in found) return found.reply;
    const { item } = found;
    const refused = await mayNotChange(turn, item);
    if (refused) return refused;
    const following = await pointsAfter(turn, item);
    if (item.place !== null && !values.confirmed) return askFirst(turn, item, following);
    await turn.tx.agendaItem.update({
      where: { id: item.id },
      data: { state: 'refused', decidedById: turn.actor.id, decidedAt: toDate(turn.now) },
    });
    await takeOffAgenda(turn.tx, item);
    await journal(
      turn,
      'agenda.withdrawn',
      { type: 'agendaItem', id: item.id },
      { before: { state: item.state } },
    );
    const meeting = await loadMeeting(turn.tx, item.meetingId);
    const guests = await turn.tx.agendaGuest.findMany({ where: { itemId: item.id } });
    for (const { personId } of guests) await releaseGuest(turn, meeting, item.id, personId);
    if (item.state === 'accepted') await agendaChanged(turn, item.meetingId);
    await turn.ledger.refresh(turn.tx, { type: 'agendaItem', id: item.id }, turn.correlationId);
    const { t } = turn;
    const said = [t('agenda.withdrawn', { point: pointName(item), title: item.title })];
    if (following > 0) said.push(t('agenda.renumbered'));
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: turn.via === 'button',
      card: {
        blocks: said.map((sentence) => ({ kind: 'text', text: sentence })),
        actions: following > 0 ? [agendaButton(turn, item)] : [],
      },
    };
  },
});

/** @returns how many points have another number once this one is gone */
async function pointsAfter({ tx }: DomainTurn, { place, meetingId }: PlacedItem): Promise<number> {
  return place === null ? 0 : (await itemsInOrder(tx, meetingId)).length - place;
}

/** A number may have been typed for what it was: the point is named before it is gone. */
function askFirst(turn: DomainTurn, item: PlacedItem, following: number): Reply {
  const { t } = turn;
  const meeting = agendaReference(item.meeting);
  return {
    outcome: 'preview',
    visibility: 'private',
    card: {
      heading: t('agenda.withdraw.ask'),
      blocks: [
        { kind: 'text', text: [{ bold: `${pointName(item)} · ${item.title}` }] },
        { kind: 'text', text: meetingLine(item.meeting, turn.locale) },
        ...(item.origin === 'template'
          ? [{ kind: 'notice' as const, tone: 'warning' as const, text: t('agenda.withdraw.standing') }]
          : []),
        ...(following > 0
          ? [{ kind: 'text' as const, text: t('agenda.withdraw.following', { count: following }) }]
          : []),
      ],
      actions: [
        {
          id: 'confirm',
          label: t('agenda.button.withdraw'),
          style: 'danger',
          command: 'agenda withdraw',
          arguments: { item: pointReference(item), meeting, confirmed: 'true' },
        },
      ],
    },
  };
}

function agendaButton({ t }: DomainTurn, { meeting }: PlacedItem): CommandButton {
  return {
    id: 'agenda',
    label: t('agenda.button.see'),
    command: 'agenda',
    arguments: { meeting: agendaReference(meeting) },
  };
}
