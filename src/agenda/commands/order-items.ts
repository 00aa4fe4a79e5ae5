import { entity, integer, text } from '../../conversation/arguments.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Committee } from '../../store/generated/client.ts';
import { agendaCard } from '../agenda-card.ts';
import type { AgendaMeeting } from '../agenda-meeting.ts';
import { pointMeant } from '../find-point.ts';
import { itemsInOrder } from '../items-in-order.ts';
import { withPointAt, writeOrder } from '../place-on-agenda.ts';
import { pointName } from '../point-named.ts';
import { agendaChanged } from '../tell-change.ts';

/** Puts a point at a place of the agenda, which is its number from then on. */
export const orderItems = domainCommand({
  name: 'agenda order',
  alias: 'point placer',
  group: 'meetings',
  act: 'agenda.prepare',
  arguments: {
    item: text({ position: 1, keys: ['point', 'numéro'] }),
    place: integer({ position: 2, min: 1, max: 999, keys: ['place', 'rang'] }),
    meeting: entity<AgendaMeeting>('meeting', { optional: true, keys: ['réunion'] }),
    committee: entity<Committee>('committee', { optional: true, keys: ['comité'] }),
  },
  committeeOf: (values) => values.meeting?.value.committeeId ?? values.committee?.value.id,

  async run(turn, values) {
    const found = await pointMeant(turn, values);
    if ('reply' in found) return found.reply;
    const { item } = found;
    if (item.state !== 'accepted')
      return sayNo(turn, 'agenda.order.notOn', { point: pointName(item) }, 'item');
    const before = await itemsInOrder(turn.tx, item.meetingId);
    const order = withPointAt(before, item.id, values.place);
    const place = order.indexOf(item.id) + 1;
    if (before[place - 1]?.id !== item.id) {
      await writeOrder(turn.tx, order);
      await journal(
        turn,
        'agenda.moved',
        { type: 'agendaItem', id: item.id },
        { before: { place: item.place }, after: { place } },
      );
      await agendaChanged(turn, item.meetingId);
    }
    const card = await agendaCard(turn, item.meeting);
    const done = turn.t('agenda.ordered', { title: item.title, place });
    return {
      outcome: 'done',
      visibility: 'private',
      card: { ...card, blocks: [{ kind: 'notice', tone: 'success', text: done }, ...card.blocks] },
    };
  },
});
