import type { Block, CommandButton } from '../../conversation/card.ts';
import { formatList } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import type { ComposeContext, Composer } from '../../delivery/ledger.ts';
import { holdersOf } from '../../meetings/audiences.ts';
import { hasBegun, loadMeeting, type MeetingWithPeople, referenceOf } from '../../meetings/meeting.ts';
import { whenLine } from '../../meetings/meeting-card.ts';
import { nameOf } from '../../meetings/names.ts';
import { leadToday } from '../../people/lead-today.ts';
import { shortName } from '../../people/person-name.ts';
import { budgetBlocks } from '../agenda-budget.ts';
import { agendaBlocks, readAgenda } from '../agenda-view.ts';
import { needsValidation } from '../convene.ts';

/** M04, the chair has not validated yet: the agenda as it closed, and one button. */
export const toValidate: Composer = async (context, delivery) => {
  const meeting = await loadMeeting(context.tx, delivery.subjectId);
  const open = waitsForValidation(meeting, context.now);
  if (!open && !context.redraw) return null;
  const { t } = context;
  return {
    card: {
      heading: t('agenda.toValidate.heading', { title: meeting.title }),
      blocks: [
        { kind: 'text', text: [{ bold: whenLine(meeting, t) }] },
        { kind: 'text', text: t(open ? 'agenda.toValidate.ask' : outcomeOf(meeting)) },
        ...(await agendaPart(context, meeting)),
      ],
      actions: open ? [validateButton(meeting, t, 'primary'), seeButton(meeting, t)] : [],
    },
  };
};

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
  return (
    meeting.state === 'held' &&
    meeting.agendaValidatedAt === null &&
    needsValidation(meeting) &&
    !hasBegun(meeting, now)
  );
}

function outcomeOf({ state, agendaValidatedAt }: MeetingWithPeople): string {
  if (state === 'cancelled') return 'agenda.toValidate.cancelled';
  return agendaValidatedAt ? 'agenda.toValidate.done' : 'agenda.toValidate.over';
}

async function agendaPart({ tx, t, now }: ComposeContext, meeting: MeetingWithPeople): Promise<Block[]> {
  const view = await readAgenda(tx, meeting, now);
  return [...agendaBlocks(view, t), ...budgetBlocks(view.items, meeting.durationMinutes, t)];
}

function validateButton(meeting: MeetingWithPeople, t: Translator, style?: 'primary'): CommandButton {
  return {
    id: 'agenda-validate',
    label: t(style ? 'agenda.button.validate' : 'agenda.button.askValidation'),
    ...(style && { style }),
    command: 'agenda validate',
    arguments: { meeting: referenceOf(meeting) },
  };
}

function seeButton(meeting: MeetingWithPeople, t: Translator, style?: 'primary'): CommandButton {
  return {
    id: 'agenda',
    label: t('agenda.button.see'),
    ...(style && { style }),
    command: 'agenda',
    arguments: { meeting: referenceOf(meeting) },
  };
}
