import { choice, duration, entity, flag, longText, text, url } from '../../conversation/arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import { journal } from '../../people/journal.ts';
import type { Role } from '../../people/roles.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Committee, Person } from '../../store/generated/client.ts';
import { toDate } from '../../time.ts';
import { isClosed } from '../agenda-closing.ts';
import { agendaItemParts, itemFields } from '../agenda-item.ts';
import { type AgendaMeeting, isOpenToPoints, type MeetingChoice, meetingMeant } from '../agenda-meeting.ts';
import { enters } from '../enter-agenda.ts';
import type { PlacedItem } from '../find-point.ts';
import { placesOn } from '../items-in-order.ts';
import { lateWords } from '../late-words.ts';
import { nextNumber } from '../next-number.ts';
import { pointName } from '../point-named.ts';
import { askWhoDecides, mayDecide } from '../who-decides-point.ts';

/** A meeting as the registry resolves it: with who is invited. */
interface InvitingMeeting extends AgendaMeeting {
  invitations: { substituteId: string | null; withdrawn: boolean }[];
}

/** C12: proposes a point; it is accepted at once when its author may accept points. */
export const addItem = domainCommand({
  name: 'agenda add',
  alias: 'point ajouter',
  synonyms: ['agenda propose', 'point proposer', 'proposer point'],
  group: 'meetings',
  act: 'agenda.propose',
  arguments: {
    title: text({ position: 1, rest: true, max: 200, keys: ['titre', 'point'] }),
    minutes: duration({ position: 2, optional: true, min: 1, max: 8 * 60, keys: ['durée', 'duration'] }),
    purpose: choice(
      {
        information: ['info', 'informer', 'inform'],
        discussion: ['discuter', 'discuss', 'échange', 'débat'],
        decision: ['décider', 'decide'],
        arbitration: ['arbitrer', 'arbitrage'],
      },
      { optional: true, keys: ['pour', 'for'] },
    ),
    presenter: entity<Person>('person', { optional: true, keys: ['par', 'by'] }),
    meeting: entity<InvitingMeeting>('meeting', { optional: true, keys: ['réunion'] }),
    committee: entity<Committee>('committee', { optional: true, keys: ['comité'] }),
    description: longText({ optional: true, max: 1000, keys: ['description', 'texte'] }),
    recurring: flag({ keys: ['récurrent', 'permanent'] }),
    source: url({ optional: true, hidden: true, keys: ['lien'] }),
  },
  fromMessage: { text: 'title', source: 'source' },
  committeeOf: (values) => values.meeting?.value.committeeId ?? values.committee?.value.id,
  rolesInMatter: (turn, values) => rolesIn(turn, values.meeting?.value),
  precondition: async (turn, values) => {
    const found = await openMeeting(turn, values);
    return 'reply' in found ? found.reply : null;
  },

  async run(turn, values) {
    const found = await openMeeting(turn, values);
    if ('reply' in found) return found.reply;
    const { meeting } = found;
    const late = await isClosed(turn.tx, meeting, turn.now);
    const state = (await mayDecide(turn, { late }, meeting.committeeId)) ? 'accepted' : 'proposed';
    const item = await turn.tx.agendaItem.create({
      data: {
        spaceId: turn.space.id,
        meetingId: meeting.id,
        number: await nextNumber(turn.tx, meeting.id),
        title: values.title,
        purpose: values.purpose ?? 'discussion',
        minutes: values.minutes,
        presenterId: values.presenter?.value.id,
        sourceUrl: values.source,
        description: values.description,
        recurring: values.recurring,
        late,
        state,
        proposedById: turn.onBehalfOfId ?? turn.actor.id,
        proposedAt: toDate(turn.now),
        ...(state === 'accepted' ? { decidedById: turn.actor.id, decidedAt: toDate(turn.now) } : {}),
      },
      include: agendaItemParts,
    });
    const { number, title } = item;
    await journal(turn, `agenda.${state}`, { type: 'agendaItem', id: item.id }, { after: { number, title } });
    if (state === 'accepted') await enters(turn, item);
    const told = state === 'proposed' ? await askWhoDecides(turn, item, meeting) : 0;
    const place = (await placesOn(turn.tx, meeting.id)).get(item.id) ?? null;
    return said(turn, { ...item, place }, told);
  },
});

/** A substitute has the member's right for that meeting (4.5, note 1). */
function rolesIn(turn: DomainTurn, meeting: InvitingMeeting | undefined): Role[] {
  const sitsIn = meeting?.invitations.some((one) => !one.withdrawn && one.substituteId === turn.actor.id);
  return sitsIn ? ['SUP'] : [];
}

async function openMeeting(
  turn: DomainTurn,
  choice: MeetingChoice,
): Promise<{ meeting: AgendaMeeting } | { reply: Reply }> {
  const found = await meetingMeant(turn, choice);
  if ('problem' in found) return { reply: sayNo(turn, found.problem, { committee: found.committee }) };
  const { meeting } = found;
  if (!isOpenToPoints(meeting, turn.now))
    return { reply: sayNo(turn, 'agenda.closed', { title: meeting.title }) };
  return { meeting };
}

function said({ t, now }: DomainTurn, item: PlacedItem, told: number): Reply {
  const accepted = item.state === 'accepted';
  return {
    outcome: 'done',
    visibility: accepted ? 'here' : 'private',
    card: {
      heading: t(accepted ? 'agenda.added' : 'agenda.proposed', { point: pointName(item) }),
      blocks: [
        { kind: 'text', text: [{ bold: item.title }] },
        { kind: 'fields', fields: itemFields(item, item.meeting, t) },
        ...(item.late
          ? [{ kind: 'notice' as const, tone: 'warning' as const, text: lateWords(item.meeting, now, t) }]
          : []),
        ...(accepted ? [] : [{ kind: 'text' as const, text: t('agenda.proposed.next', { count: told }) }]),
      ],
    },
  };
}
