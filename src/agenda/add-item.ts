import { choice, duration, entity, text, url } from '../conversation/arguments.ts';
import type { Reply } from '../conversation/reply.ts';
import { journal } from '../people/journal.ts';
import { judgeAct } from '../people/permit.ts';
import { leadsReached } from '../people/read-leads.ts';
import type { Role } from '../people/roles.ts';
import { sayNo } from '../people/say-no.ts';
import { today } from '../people/today.ts';
import { type DomainTurn, domainCommand } from '../people/turn.ts';
import type { AgendaItem, Committee, Person } from '../store/generated/client.ts';
import { toDate } from '../time.ts';
import { type AgendaItemWithMeeting, agendaItemParts, itemFields } from './agenda-item.ts';
import { type AgendaMeeting, isOpenToPoints, type MeetingChoice, meetingMeant } from './agenda-meeting.ts';

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
    const judgement = await judgeAct(turn, 'agenda.accept', { committeeId: meeting.committeeId, own: false });
    const state = judgement.verdict === 'allowed' ? 'accepted' : 'proposed';
    const item = await turn.tx.agendaItem.create({
      data: {
        spaceId: turn.space.id,
        meetingId: meeting.id,
        number: await nextPlace(turn, meeting.id),
        title: values.title,
        purpose: values.purpose ?? 'discussion',
        minutes: values.minutes,
        presenterId: values.presenter?.value.id,
        sourceUrl: values.source,
        state,
        proposedById: turn.onBehalfOfId ?? turn.actor.id,
        proposedAt: toDate(turn.now),
        ...(state === 'accepted' ? { decidedById: turn.actor.id, decidedAt: toDate(turn.now) } : {}),
      },
      include: agendaItemParts,
    });
    const { number, title } = item;
    await journal(turn, `agenda.${state}`, { type: 'agendaItem', id: item.id }, { after: { number, title } });
    const told = state === 'proposed' ? await tellLeads(turn, item, meeting) : 0;
    return said(turn, item, told);
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

/** Points are numbered from 1 within a meeting, one after the other: its row is locked. */
async function nextPlace({ tx }: DomainTurn, meetingId: string): Promise<number> {
  await tx.$queryRaw`SELECT id FROM "Meeting" WHERE id = ${meetingId}::uuid FOR UPDATE`;
  const { _max } = await tx.agendaItem.aggregate({ where: { meetingId }, _max: { number: true } });
  return (_max.number ?? 0) + 1;
}

/** @returns how many were asked */
async function tellLeads(
  turn: DomainTurn,
  { id }: AgendaItem,
  { committeeId }: AgendaMeeting,
): Promise<number> {
  const leads = await leadsReached(turn.tx, committeeId, today(turn));
  const asked = leads.filter(({ personId }) => personId !== turn.actor.id);
  for (const { personId, insteadOf } of asked)
    await turn.ledger.notify(turn.tx, {
      spaceId: turn.space.id,
      rule: 'AGENDA',
      subject: { type: 'agendaItem', id, version: 1 },
      recipient: { kind: 'person', id: personId },
      message: 'agenda.proposed',
      parameters: { ...(insteadOf && { insteadOf }) },
      nature: 'notice',
      live: true,
      correlationId: turn.correlationId,
    });
  return asked.length;
}

function said({ t }: DomainTurn, item: AgendaItemWithMeeting, told: number): Reply {
  const accepted = item.state === 'accepted';
  return {
    outcome: 'done',
    visibility: accepted ? 'here' : 'private',
    card: {
      heading: t(accepted ? 'agenda.added' : 'agenda.proposed', { number: item.number }),
      blocks: [
        { kind: 'text', text: [{ bold: item.title }] },
        { kind: 'fields', fields: itemFields(item, item.meeting, t) },
        ...(accepted ? [] : [{ kind: 'text' as const, text: t('agenda.proposed.next', { count: told }) }]),
      ],
    },
  };
}
