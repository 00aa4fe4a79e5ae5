import type { Block, Card, RichText } from '../conversation/card.ts';
import { formatDateTime, formatList, formatTime } from '../conversation/format.ts';
import type { Locale } from '../conversation/language.ts';
import type { PlanOutcome } from '../delivery/ledger.ts';
import { nextOpening } from '../delivery/working-days.ts';
import { sendingFor } from '../people/space-context.ts';
import type { DomainTurn } from '../people/turn.ts';
import { calendarOf } from '../sites/working-calendar.ts';
import { type MeetingWithPeople, referenceOf } from './meeting.ts';
import { placeFields, whenLine } from './meeting-card.ts';
import { holdsBack, type Warning } from './schedule-warnings.ts';

/** What the author sees: what was understood, who is told and when, what to beware of, what will not be sent. */
export async function scheduledCard(
  turn: DomainTurn,
  meeting: MeetingWithPeople,
  plan: PlanOutcome,
  warnings: Warning[],
): Promise<Card> {
  const { t } = turn;
  const invited = meeting.invitations.length;
  const blocks: Block[] = [
    { kind: 'text', text: t.rich('meeting.scheduled.understood', { when: whenLine(meeting, t) }) },
    { kind: 'text', text: await leavingLine(turn, meeting, invited) },
    ...warnings.map((warning) => warningBlock(turn, warning)),
    ...pastBlock(turn, plan),
  ];
  const fields = placeFields(meeting, t);
  if (fields.length > 0) blocks.splice(1, 0, { kind: 'fields', fields });
  return {
    heading: t('meeting.scheduled.heading', { title: meeting.title }),
    blocks,
    footer: t('meeting.scheduled.footer', { reference: referenceOf(meeting) }),
  };
}

/** « 9 invitations partent maintenant », or when the next opening is. */
async function leavingLine(turn: DomainTurn, meeting: MeetingWithPeople, count: number): Promise<string> {
  const calendar = await calendarOf(turn.tx, meeting.committee.organisation);
  const settings = await sendingFor(turn.tx, turn.space.id, meeting.committee.organisationId);
  const opening = nextOpening(turn.now.toZonedDateTimeISO(meeting.timeZone), calendar, settings);
  if (Temporal.Instant.compare(opening.toInstant(), turn.now) <= 0)
    return turn.t('meeting.scheduled.now', { count });
  return turn.t('meeting.scheduled.later', {
    count,
    when: formatDateTime(opening.toPlainDateTime(), turn.locale),
  });
}

/** @returns the warning as a notice: what holds an invitation back is graver than advice. */
export function warningBlock(turn: Pick<DomainTurn, 't'>, warning: Warning): Block {
  const { code, ...facts } = warning;
  const values =
    warning.code === 'outsideHours'
      ? { opens: hourOf(warning.opens, turn.t.locale), closes: hourOf(warning.closes, turn.t.locale) }
      : facts;
  const text: RichText = turn.t.rich(`meeting.warning.${code}`, values);
  return {
    kind: 'notice',
    tone: code === 'shortNotice' || code === 'sinceLast' ? 'neutral' : 'warning',
    text,
  };
}

function hourOf(text: string, locale: Locale): string {
  return formatTime(Temporal.PlainTime.from(text), locale);
}

/**
 * What people would miss, what reaches most of them first. The rest is no loss: at short notice the agenda is built and sent
 * at once, and alerts about it are nobody's reminder.
 */
const missedRules = ['M08', 'M09', 'M03', 'M02', 'M07', 'M06', 'M05'];
/** More would not be read. */
const mostMissed = 4;

/** The reminders whose moment had passed when the meeting was planned (4.3), in the order of the timeline. */
export function pastBlock(turn: DomainTurn, plan: PlanOutcome): Block[] {
  const past = [...new Set(plan.past.map(({ rule }) => rule))];
  const told = missedRules.filter((rule) => past.includes(rule)).slice(0, mostMissed);
  if (told.length === 0) return [];
  const names = past.filter((rule) => told.includes(rule)).map((rule) => turn.t(`meeting.rule.${rule}`));
  return [
    {
      kind: 'notice',
      tone: 'neutral',
      text: turn.t('meeting.scheduled.past', { rules: formatList(names, turn.locale) }),
    },
  ];
}

/** Asked before anything leaves: the date was relative, or the day is a bad one. */
export function previewCard(
  turn: DomainTurn,
  slot: { range: string; warnings: Warning[]; explicit: boolean },
  values: Record<string, string | undefined>,
): Card {
  const { t } = turn;
  const given = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    heading: t('meeting.preview.heading'),
    blocks: [
      { kind: 'text', text: t.rich('meeting.scheduled.understood', { when: slot.range }) },
      ...slot.warnings.map((warning) => warningBlock(turn, warning)),
      { kind: 'text', text: t('meeting.preview.nothingSent') },
    ],
    actions: [
      {
        id: 'confirm',
        label: t(slot.warnings.some(holdsBack) ? 'meeting.preview.confirmAnyway' : 'meeting.preview.confirm'),
        style: 'primary',
        command: 'schedule',
        arguments: { ...Object.fromEntries(given), confirmed: 'true' },
      },
    ],
  };
}
