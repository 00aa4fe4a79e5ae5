import { entity, flag, longText, text, url } from '../../conversation/arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import type { Role } from '../../people/roles.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Committee, Person } from '../../store/generated/client.ts';
import { isClosed } from '../agenda-closing.ts';
import { itemFields } from '../agenda-item.ts';
import { type AgendaMeeting, isOpenToPoints, type MeetingChoice, meetingMeant } from '../agenda-meeting.ts';
import type { PlacedItem } from '../find-point.ts';
import { placesOn } from '../items-in-order.ts';
import { lateWords } from '../late-words.ts';
import { minutesArgument, purposeArgument } from '../point-arguments.ts';
import { pointName } from '../point-named.ts';
import { proposePoint } from '../propose-point.ts';
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
    minutes: minutesArgument(2),
    purpose: purposeArgument(),
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
    const { title, purpose, minutes, description, recurring } = values;
    const said = { title, purpose, minutes, description, recurring };
    const point = { ...said, presenterId: values.presenter?.value.id, sourceUrl: values.source };
    const item = await proposePoint(turn, { ...point, meetingId: meeting.id, late }, state);
    const told = state === 'proposed' ? await askWhoDecides(turn, item, meeting) : 0;
    const place = (await placesOn(turn.tx, meeting.id)).get(item.id) ?? null;
    return addedReply(turn, { ...item, place }, told);
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

function addedReply({ t, now }: DomainTurn, item: PlacedItem, told: number): Reply {
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
