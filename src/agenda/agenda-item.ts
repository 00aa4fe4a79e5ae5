/** A point of an agenda, as cards show it. */
import type { CommandButton, Field, ListItem } from '../conversation/card.ts';
import { formatDuration } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { sourceField, sourceLink } from '../conversation/source-link.ts';
import { fullName } from '../people/person-name.ts';
import type { Prisma } from '../store/generated/client.ts';
import { type AgendaMeeting, agendaMeetingParts, agendaReference, meetingLine } from './agenda-meeting.ts';
import { pointReference } from './point-named.ts';

export const agendaItemParts = {
  presenter: true,
  meeting: { include: agendaMeetingParts },
} satisfies Prisma.AgendaItemInclude;

export type AgendaItemWithMeeting = Prisma.AgendaItemGetPayload<{ include: typeof agendaItemParts }>;
type Point = Pick<
  AgendaItemWithMeeting,
  'number' | 'title' | 'purpose' | 'minutes' | 'presenter' | 'sourceUrl' | 'state'
>;

/** Which meeting, what for, how long, by whom, from which message. */
export function itemFields(point: Point, meeting: AgendaMeeting, t: Translator): Field[] {
  const fields: Field[] = [
    { label: t('agenda.field.meeting'), value: meetingLine(meeting, t.locale) },
    { label: t('agenda.field.purpose'), value: t(`command.agenda.add.argument.purpose.${point.purpose}`) },
  ];
  if (point.minutes !== null)
    fields.push({ label: t('agenda.field.minutes'), value: formatDuration(point.minutes, t.locale) });
  if (point.presenter) fields.push({ label: t('agenda.field.presenter'), value: fullName(point.presenter) });
  if (point.sourceUrl) fields.push(sourceField(point.sourceUrl, t));
  return fields;
}

/**
 * A point that is not on the agenda: « P10 · Wi-Fi EHPAD », and under it its purpose, length, who presents it.
 *
 * @param standing what the line under it begins with: its state, or who proposed it
 */
export function itemLine(point: Point, t: Translator, standing = t(`agenda.state.${point.state}`)): ListItem {
  const details = [
    standing,
    t(`command.agenda.add.argument.purpose.${point.purpose}`),
    ...(point.minutes === null ? [] : [formatDuration(point.minutes, t.locale)]),
    ...(point.presenter ? [t('agenda.presentedBy', { name: fullName(point.presenter) })] : []),
  ].join(' · ');
  return {
    text: [{ bold: pointReference(point) }, ` · ${point.title}`],
    detail: point.sourceUrl ? [`${details} · `, sourceLink(point.sourceUrl, t)] : details,
    tone: point.state === 'accepted' ? 'success' : 'neutral',
  };
}

/**
 * « Accepter » and « Refuser ».
 *
 * @param carried what the two buttons of one place carry besides the point and the choice
 */
export function decisionButtons(
  point: Pick<Point, 'number'>,
  meeting: AgendaMeeting,
  t: Translator,
  carried: Record<string, string> = {},
): CommandButton[] {
  const reference = agendaReference(meeting);
  const item = pointReference(point);
  return (['accept', 'refuse'] as const).map((choice) => ({
    id: `agenda-${choice}-${reference}-${item}`,
    label: t(`agenda.button.${choice}`),
    ...(choice === 'accept' ? { style: 'primary' as const } : {}),
    command: 'agenda decide',
    arguments: { meeting: reference, item, choice, ...carried },
  }));
}
