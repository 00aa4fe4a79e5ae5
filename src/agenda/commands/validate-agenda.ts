import { entity, text } from '../../conversation/arguments.ts';
import type { Block, Card } from '../../conversation/card.ts';
import { formatDateTime } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { lockMeeting, type MeetingWithPeople } from '../../meetings/meeting.ts';
import { whenLine } from '../../meetings/meeting-card.ts';
import { journal } from '../../people/journal.ts';
import { judgeAct } from '../../people/permit.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Committee } from '../../store/generated/client.ts';
import { toDate } from '../../time.ts';
import { budgetBlocks } from '../agenda-budget.ts';
import { closingAhead } from '../agenda-closing.ts';
import { type AgendaMeeting, isOpenToPoints, type MeetingChoice, meetingMeant } from '../agenda-meeting.ts';
import { markOfAgenda } from '../agenda-seen.ts';
import { askChair } from '../ask-chair.ts';
import { buildAgenda } from '../build-agenda.ts';
import { convene } from '../convene.ts';
import { itemsInOrder } from '../items-in-order.ts';
import { leavingBlock, validationCard } from '../validation-card.ts';

/**
 * The chair's word on the agenda (M04): the convocation leaves when it closes, or at once when it has closed already. The word
 * is given for the agenda that was read: what has changed since it was shown is shown first. Who may only ask for it puts the
 * agenda before the chair.
 */
export const validateAgenda = domainCommand({
  name: 'agenda validate',
  alias: 'ordre-du-jour valider',
  synonyms: ['odj valider'],
  group: 'meetings',
  act: 'meeting.convene',
  arguments: {
    meeting: entity<AgendaMeeting>('meeting', { position: 1, optional: true, keys: ['réunion'] }),
    committee: entity<Committee>('committee', { optional: true, keys: ['comité'] }),
    /** The mark of the agenda on the card that was pressed. */
    seen: text({ optional: true, hidden: true, max: 40 }),
  },
  committeeOf: (values) => values.meeting?.value.committeeId ?? values.committee?.value.id,
  precondition: async (turn, values) => {
    const found = await toValidate(turn, values);
    if ('reply' in found) return found.reply;
    const matter = { committeeId: found.meeting.committeeId, own: false };
    const { verdict } = await judgeAct(turn, 'meeting.convene', matter);
    return verdict === 'proposes' ? askChair(turn, found.meeting) : null;
  },

  async run(turn, values) {
    const found = await toValidate(turn, values);
    if ('reply' in found) return found.reply;
    const { meeting, closes } = found;
    const { tx } = turn;
    const added = await buildAgenda(tx, meeting.id, turn.now);
    const seen = markOfAgenda(meeting, await itemsInOrder(tx, meeting.id));
    if (added > 0 || (values.seen && values.seen !== seen)) return shownFirst(turn, meeting);
    if (!meeting.agendaValidatedAt) {
      await tx.meeting.update({
        where: { id: meeting.id },
        data: { agendaValidatedAt: toDate(turn.now), agendaValidatedById: turn.actor.id },
      });
      await journal(turn, 'agenda.validated', { type: 'meeting', id: meeting.id });
    }
    const validated = await lockMeeting(tx, meeting.id);
    const told = closes ? null : await convene(turn, validated);
    await turn.ledger.refresh(tx, { type: 'meeting', id: meeting.id }, turn.correlationId);
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: turn.via === 'button',
      card: await validatedCard(turn, validated, closes, told),
    };
  },
});

/** Nobody says yes to what they have not read. */
async function shownFirst(turn: DomainTurn, meeting: MeetingWithPeople): Promise<Reply> {
  const said: Block[] = [
    { kind: 'notice', tone: 'warning', text: turn.t('agenda.validate.readFirst') },
    await leavingBlock(turn, meeting),
  ];
  const addressOf = (id: string) => turn.links.file(id, turn.actor.id);
  return {
    outcome: 'preview',
    visibility: 'private',
    replaces: turn.via === 'button',
    card: await validationCard({ ...turn, addressOf }, meeting, said),
  };
}

interface ToValidate {
  meeting: MeetingWithPeople;
  /** When the agenda closes; null when that is behind. */
  closes: Temporal.Instant | null;
}

async function toValidate(turn: DomainTurn, choice: MeetingChoice): Promise<ToValidate | { reply: Reply }> {
  const found = await meetingMeant(turn, choice);
  if ('problem' in found) return { reply: sayNo(turn, found.problem, { committee: found.committee }) };
  const meeting = await lockMeeting(turn.tx, found.meeting.id);
  const said = { title: meeting.title };
  if (meeting.state === 'convened') return { reply: sayNo(turn, 'agenda.validate.convened', said) };
  if (!isOpenToPoints(meeting, turn.now)) return { reply: sayNo(turn, 'agenda.validate.over', said) };
  const closes = await closingAhead(turn.tx, meeting, turn.now);
  if (meeting.agendaValidatedAt && closes)
    return { reply: sayNo(turn, 'agenda.validate.already', { ...said, when: when(turn, meeting, closes) }) };
  return { meeting, closes };
}

async function validatedCard(
  turn: DomainTurn,
  meeting: MeetingWithPeople,
  closes: Temporal.Instant | null,
  told: number | null,
): Promise<Card> {
  const { t } = turn;
  const text = closes
    ? t('agenda.validate.leaves', { when: when(turn, meeting, closes) })
    : t('agenda.validate.leavesNow', { count: told ?? 0 });
  const items = await itemsInOrder(turn.tx, meeting.id);
  return {
    heading: t('agenda.validate.heading', { title: meeting.title }),
    blocks: [
      { kind: 'notice', tone: 'success', text },
      { kind: 'text', text: [{ bold: whenLine(meeting, t) }] },
      ...budgetBlocks(items, meeting.durationMinutes, t),
    ],
  };
}

function when(turn: DomainTurn, { timeZone }: MeetingWithPeople, at: Temporal.Instant): string {
  return formatDateTime(at.toZonedDateTimeISO(timeZone), turn.locale);
}
