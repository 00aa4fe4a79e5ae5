import { entity, flag, text } from '../../conversation/arguments.ts';
import { card } from '../../conversation/card.ts';
import { formatDate } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { loadMeeting, startOf } from '../../meetings/meeting.ts';
import { invitationOf, replacedBy } from '../../meetings/names.ts';
import { journal } from '../../people/journal.ts';
import { fullName } from '../../people/person-name.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Committee, Person } from '../../store/generated/client.ts';
import { type AgendaMeeting, agendaReference, type MeetingChoice } from '../agenda-meeting.ts';
import { agendaSlots } from '../agenda-slots.ts';
import { slotWords } from '../agenda-view.ts';
import { type PlacedItem, pointMeant } from '../find-point.ts';
import { itemsInOrder } from '../items-in-order.ts';
import { pointName, pointReference, readPointName } from '../point-named.ts';
import { renumberedLately } from '../renumbered.ts';
import { agendaFollowed } from '../tell-change.ts';
import { releaseGuest } from '../tell-guests.ts';

/** A point and who comes for it alone. */
const aboutGuest = {
  group: 'meetings',
  act: 'agenda.prepare',
  arguments: {
    item: text({ position: 1, keys: ['point', 'numéro'] }),
    person: entity<Person>('person', { position: 2, keys: ['personne', 'qui'] }),
    meeting: entity<AgendaMeeting>('meeting', { optional: true, keys: ['réunion'] }),
    committee: entity<Committee>('committee', { optional: true, keys: ['comité'] }),
  },
  committeeOf: (values: MeetingChoice) => values.meeting?.value.committeeId ?? values.committee?.value.id,
} as const;

/** C19: an expert or the vendor comes for one point alone, told its hours, shown its files. */
export const inviteGuest = domainCommand({
  name: 'agenda invite',
  alias: 'point inviter',
  ...aboutGuest,
  arguments: { ...aboutGuest.arguments, confirmed: flag({ hidden: true, keys: ['confirmé'] }) },

  async run(turn, values) {
    const found = await guestMeant(turn, values);
    if ('reply' in found) return found.reply;
    const { item, person, said } = found;
    if (item.state !== 'accepted') return sayNo(turn, 'agenda.order.notOn', said, 'item');
    const meeting = await loadMeeting(turn.tx, item.meetingId);
    if (invitationOf(meeting, person.id) || replacedBy(meeting, person.id))
      return sayNo(turn, 'agenda.invite.wholeMeeting', { ...said, title: meeting.title }, 'person');
    if (person.state === 'left') return sayNo(turn, 'agenda.invite.left', said, 'person');
    const key = { itemId: item.id, personId: person.id };
    if (await turn.tx.agendaGuest.findUnique({ where: { itemId_personId: key } }))
      return sayNo(turn, 'agenda.invite.already', said, 'person');
    if (!values.confirmed && 'place' in readPointName(values.item))
      if (await renumberedLately(turn.tx, item.meetingId, turn.now)) return askFirst(turn, item, person);
    await turn.tx.agendaGuest.create({ data: key });
    await journal(
      turn,
      'agenda.guestInvited',
      { type: 'agendaItem', id: item.id },
      { after: { personId: person.id } },
    );
    await agendaFollowed(turn, item.meetingId);
    return { outcome: 'done', visibility: 'private', card: await invitedCard(turn, item, said.name) };
  },
});

/** The numbers have just changed: which point it is is said before an invitation leaves. */
function askFirst(turn: DomainTurn, item: PlacedItem, person: Person): Reply {
  const { t } = turn;
  return {
    outcome: 'preview',
    visibility: 'private',
    card: {
      heading: t('agenda.invite.ask', { name: fullName(person) }),
      blocks: [
        { kind: 'text', text: [{ bold: `${pointName(item)} · ${item.title}` }] },
        { kind: 'text', text: t('agenda.invite.renumbered') },
      ],
      actions: [
        {
          id: 'confirm',
          label: t('agenda.button.invite'),
          style: 'primary',
          command: 'agenda invite',
          arguments: {
            item: pointReference(item),
            person: `@${person.handle}`,
            meeting: agendaReference(item.meeting),
            confirmed: 'true',
          },
        },
      ],
    },
  };
}

/** The guest need not come any more. */
export const releaseItemGuest = domainCommand({
  name: 'agenda release',
  alias: 'point libérer',
  ...aboutGuest,

  async run(turn, values) {
    const found = await guestMeant(turn, values);
    if ('reply' in found) return found.reply;
    const { item, person, said } = found;
    const gone = await turn.tx.agendaGuest.deleteMany({ where: { itemId: item.id, personId: person.id } });
    if (gone.count === 0) return sayNo(turn, 'agenda.release.notGuest', said, 'person');
    await journal(
      turn,
      'agenda.guestReleased',
      { type: 'agendaItem', id: item.id },
      { before: { personId: person.id } },
    );
    await releaseGuest(turn, await loadMeeting(turn.tx, item.meetingId), item.id, person.id);
    return {
      outcome: 'done',
      visibility: 'private',
      card: card(undefined, turn.t('agenda.release.done', said)),
    };
  },
});

/** The point and the person that are named, and what sentences about them say. */
async function guestMeant(
  turn: DomainTurn,
  values: MeetingChoice & { item: string; person: { value: Person } },
) {
  const found = await pointMeant(turn, values);
  if ('reply' in found) return found;
  const { item } = found;
  const person = values.person.value;
  return { item, person, said: { point: pointName(item), name: fullName(person) } };
}

/** Says the hours the guest was told. */
async function invitedCard(turn: DomainTurn, item: PlacedItem, name: string) {
  const { t } = turn;
  const meeting = await loadMeeting(turn.tx, item.meetingId);
  const slot = agendaSlots(await itemsInOrder(turn.tx, meeting.id), startOf(meeting)).get(item.id);
  const hours = slot ? slotWords(item, slot, t) : '';
  const when = t('agenda.guest.when', { day: formatDate(startOf(meeting), t.locale), hours });
  return card(item.title, t('agenda.invite.done', { name, point: pointName(item), when }));
}
