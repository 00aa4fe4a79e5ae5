import type { Block } from '../../conversation/card.ts';
import { formatDateTime, formatList } from '../../conversation/format.ts';
import type { ComposeContext, Composer } from '../../delivery/ledger.ts';
import { holdersOf } from '../../meetings/audiences.ts';
import { hasBegun, loadMeeting, type MeetingWithPeople } from '../../meetings/meeting.ts';
import { whenLine } from '../../meetings/meeting-card.ts';
import { nameOf } from '../../meetings/names.ts';
import { leadToday } from '../../people/lead-today.ts';
import { fullName, shortName } from '../../people/person-name.ts';
import { changesSince } from '../agenda-changes.ts';
import { changesBlock } from '../changes-block.ts';
import { needsValidation } from '../convene.ts';
import { leavingBlock, seeButton, validateButton, validationCard } from '../validation-card.ts';
import { type AgendaComposer, addressFor } from './agenda-host.ts';

/** What was said when the chair was asked. */
interface Asked {
  /** Who asked for it before its hour. */
  askedById?: string;
  /** When the chair had said yes to another agenda. */
  since?: string;
  /** The date or the length changed since. */
  moved?: boolean;
}

/** M04, and whenever the chair is asked before: the agenda as it would leave, what changed since their last word, one button. */
export const toValidate: AgendaComposer = async (context, delivery) => {
  const { t, now } = context;
  const meeting = await loadMeeting(context.tx, delivery.subjectId);
  const open = isUnvalidated(meeting, now);
  if (!open && !context.redraw) return null;
  const text = async (): Promise<Block[]> =>
    open
      ? [
          ...(await askedBlocks(context, meeting, delivery.parameters as Asked)),
          await leavingBlock(context, meeting),
        ]
      : [{ kind: 'text', text: t(outcomeOf(meeting)) }];
  const card = await validationCard({ ...context, addressOf: addressFor(context) }, meeting, await text());
  return { card: open ? card : { ...card, actions: [] } };
};

async function askedBlocks(
  { tx, t }: ComposeContext,
  meeting: MeetingWithPeople,
  { askedById, since, moved }: Asked,
): Promise<Block[]> {
  const blocks: Block[] = [];
  if (askedById) {
    const asker = await tx.person.findUnique({ where: { id: askedById } });
    if (asker) blocks.push({ kind: 'text', text: t('agenda.toValidate.asked', { name: fullName(asker) }) });
  }
  if (!since) return blocks;
  const given = Temporal.Instant.from(since);
  const when = formatDateTime(given.toZonedDateTimeISO(meeting.timeZone), t.locale, { year: false });
  blocks.push({ kind: 'notice', tone: 'warning', text: t('agenda.toValidate.again', { when }) });
  if (moved) blocks.push({ kind: 'text', text: t('agenda.toValidate.moved') });
  const points = await changesSince(tx, meeting.id, given);
  return points.length > 0 ? [...blocks, changesBlock(points, t)] : blocks;
}

/** The same day at 12:00 and 16:00, to the leads: the convocation has not left. */
export const notValidated: Composer = async (context, delivery) => {
  const { tx, t, now, personId } = context;
  const meeting = await loadMeeting(tx, delivery.subjectId);
  const open = waitsForValidation(meeting, now);
  const today = now.toZonedDateTimeISO(meeting.timeZone).toPlainDate();
  const { reached, insteadOf } = await leadToday(tx, meeting.committeeId, personId, today);
  if ((!open || !reached) && !context.redraw) return null;
  const chairs = holdersOf(meeting, 'PRES')
    .map((id) => nameOf(meeting, id))
    .filter(Boolean);
  const blocks: Block[] = [
    { kind: 'text', text: [{ bold: whenLine(meeting, t) }] },
    {
      kind: 'text',
      text: open
        ? t('agenda.notValidated.text', { count: chairs.length, names: formatList(chairs, t.locale) })
        : t(outcomeOf(meeting)),
    },
  ];
  if (insteadOf) blocks.push({ kind: 'text', text: t('agenda.insteadOf', { name: shortName(insteadOf) }) });
  return {
    card: {
      heading: t('agenda.notValidated.heading', { title: meeting.title }),
      blocks,
      actions: open ? [seeButton(meeting, t, 'primary'), validateButton(meeting, t)] : [],
    },
  };
};

/** @returns whether the convocation waits for the chair's word */
function waitsForValidation(meeting: MeetingWithPeople, now: Temporal.Instant): boolean {
  return isUnvalidated(meeting, now) && needsValidation(meeting);
}

function isUnvalidated(meeting: MeetingWithPeople, now: Temporal.Instant): boolean {
  return meeting.state === 'held' && meeting.agendaValidatedAt === null && !hasBegun(meeting, now);
}

function outcomeOf({ state, agendaValidatedAt }: MeetingWithPeople): string {
  if (state === 'cancelled') return 'agenda.toValidate.cancelled';
  if (!agendaValidatedAt) return 'agenda.toValidate.over';
  return state === 'held' ? 'agenda.toValidate.leaves' : 'agenda.toValidate.done';
}
