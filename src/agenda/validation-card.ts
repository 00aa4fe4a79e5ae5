/** The agenda put before the chair: the whole of it, what changed since they last said yes, and one button. */
import type { Block, Card, CommandButton } from '../conversation/card.ts';
import { formatDateTime, formatList } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { type MeetingWithPeople, referenceOf } from '../meetings/meeting.ts';
import { whenLine } from '../meetings/meeting-card.ts';
import { answerOf } from '../meetings/names.ts';
import { fullName } from '../people/person-name.ts';
import type { Transaction } from '../store/store.ts';
import { budgetBlocks } from './agenda-budget.ts';
import { closingAhead } from './agenda-closing.ts';
import { markOfAgenda } from './agenda-seen.ts';
import { agendaBlocks, readAgenda } from './agenda-view.ts';
import type { OrderedItem } from './items-in-order.ts';
import type { FileAddress } from './point-documents.ts';

interface Reading {
  tx: Transaction;
  t: Translator;
  now: Temporal.Instant;
}

/** With where the files are opened by who reads it. */
interface ReadingWithFiles extends Reading {
  addressOf: FileAddress;
}

/** @param said what stands above the agenda: why it is shown, what changed */
export async function validationCard(
  { tx, t, now, addressOf }: ReadingWithFiles,
  meeting: MeetingWithPeople,
  said: readonly Block[],
): Promise<Card> {
  const view = await readAgenda(tx, meeting, now);
  return {
    heading: t('agenda.toValidate.heading', { title: meeting.title }),
    blocks: [
      { kind: 'text', text: [{ bold: whenLine(meeting, t) }] },
      ...said,
      ...agendaBlocks(view, t, addressOf),
      ...budgetBlocks(view.items, meeting.durationMinutes, t),
      ...(await unansweredBlocks({ tx, t }, meeting)),
      ...absentPresenterBlocks(view.items, meeting, t),
    ],
    actions: [
      validateButton(meeting, t, { seen: markOfAgenda(meeting, view.items), style: 'primary' }),
      seeButton(meeting, t),
    ],
  };
}

/** Points somebody proposed and nobody has answered: validated now, the agenda is without them. */
async function unansweredBlocks(
  { tx, t }: Pick<Reading, 'tx' | 't'>,
  { id }: MeetingWithPeople,
): Promise<Block[]> {
  const count = await tx.agendaItem.count({ where: { meetingId: id, state: 'proposed' } });
  return count > 0 ? [warning(t('agenda.toValidate.proposed', { count }))] : [];
}

/** Who is to present a point, and has answered that they do not come. */
function absentPresenterBlocks(
  items: readonly OrderedItem[],
  meeting: MeetingWithPeople,
  t: Translator,
): Block[] {
  const lost = items.filter(({ presenterId }) =>
    ['absent', 'substitute'].includes(answerOf(meeting, presenterId) ?? ''),
  );
  if (lost.length === 0) return [];
  const points = lost.map(({ place, presenter }) =>
    t('agenda.toValidate.presenter', { name: presenter ? fullName(presenter) : '', place }),
  );
  return [warning(t('agenda.toValidate.presentersAway', { points: formatList(points, t.locale) }))];
}

function warning(text: string): Block {
  return { kind: 'notice', tone: 'warning', text };
}

/** @returns when the convocation leaves once the agenda is validated */
export async function leavingBlock({ tx, t, now }: Reading, meeting: MeetingWithPeople): Promise<Block> {
  const closes = await closingAhead(tx, meeting, now);
  if (!closes) return { kind: 'text', text: t('agenda.toValidate.ask') };
  const when = formatDateTime(closes.toZonedDateTimeISO(meeting.timeZone), t.locale);
  return { kind: 'text', text: t('agenda.toValidate.before', { when }) };
}

/** @param more the mark of the agenda on the same card; without a style it is the button of who can only ask for it */
export function validateButton(
  meeting: MeetingWithPeople,
  t: Translator,
  { seen, style }: { seen?: string; style?: 'primary' } = {},
): CommandButton {
  return {
    id: 'agenda-validate',
    label: t(style ? 'agenda.button.validate' : 'agenda.button.askValidation'),
    ...(style && { style }),
    command: 'agenda validate',
    arguments: { meeting: referenceOf(meeting), ...(seen && { seen }) },
  };
}

export function seeButton(meeting: MeetingWithPeople, t: Translator, style?: 'primary'): CommandButton {
  return {
    id: 'agenda',
    label: t('agenda.button.see'),
    ...(style && { style }),
    command: 'agenda',
    arguments: { meeting: referenceOf(meeting) },
  };
}
