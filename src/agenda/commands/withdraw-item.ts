import { entity, text } from '../../conversation/arguments.ts';
import { card } from '../../conversation/card.ts';
import { loadMeeting } from '../../meetings/meeting.ts';
import { journal } from '../../people/journal.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Committee } from '../../store/generated/client.ts';
import { toDate } from '../../time.ts';
import type { AgendaMeeting } from '../agenda-meeting.ts';
import { pinnedPoint, pointMeant } from '../find-point.ts';
import { takeOffAgenda } from '../place-on-agenda.ts';
import { pointName } from '../point-named.ts';
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
  },
  committeeOf: (values) => values.meeting?.value.committeeId ?? values.committee?.value.id,
  pins: pinnedPoint,

  async run(turn, values) {
    const found = await pointMeant(turn, values);
    if ('reply' in found) return found.reply;
    const { item } = found;
    const refused = await mayNotChange(turn, item);
    if (refused) return refused;
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
    return {
      outcome: 'done',
      visibility: 'private',
      card: card(undefined, turn.t('agenda.withdrawn', { point: pointName(item), title: item.title })),
    };
  },
});
