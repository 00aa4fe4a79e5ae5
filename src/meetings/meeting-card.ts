/** Parts that every card about a meeting is made of. */
import type { CommandButton, Field, FileAttachment, LinkButton } from '../conversation/card.ts';
import { formatDateTimeRange } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import type { Answer } from '../store/generated/enums.ts';
import { endOf, type MeetingWithPeople, referenceOf, startOf } from './meeting.ts';
import { answerOf } from './names.ts';
import { proxyOf } from './proxies.ts';

/** @returns « mardi 22 septembre 2026, de 14 h à 16 h ». */
export function whenLine(meeting: MeetingWithPeople, t: Translator): string {
  return formatDateTimeRange(startOf(meeting).toPlainDateTime(), endOf(meeting).toPlainDateTime(), t.locale);
}

/** Which committee of whom, where, and the link: a guest of the vendor must know whose meeting it is. */
export function meetingFields(meeting: MeetingWithPeople, t: Translator): Field[] {
  const { label, organisation } = meeting.committee;
  return [
    { label: t('meeting.field.committee'), value: `${label} · ${organisation.name}` },
    ...placeFields(meeting, t),
  ];
}

export function placeFields(meeting: MeetingWithPeople, t: Translator): Field[] {
  const fields: Field[] = [];
  if (meeting.place) fields.push({ label: t('meeting.field.place'), value: meeting.place });
  if (meeting.videoLink)
    fields.push({
      label: t('meeting.field.videoLink'),
      value: [{ link: meeting.videoLink, label: t('meeting.field.join') }],
    });
  return fields;
}

/** The main button of a reminder: into the video call. */
export function joinButton(meeting: MeetingWithPeople, t: Translator): LinkButton[] {
  return meeting.videoLink
    ? [{ id: 'join', label: t('meeting.button.join'), url: meeting.videoLink, style: 'primary' }]
    : [];
}

/** Who does not come may give their voice to another member, or take it back; nobody is offered it unasked (C09). */
export function proxyButton(
  meeting: MeetingWithPeople,
  personId: string | null,
  t: Translator,
): CommandButton[] {
  const given = { meeting: referenceOf(meeting) };
  if (proxyOf(meeting, personId)) {
    const label = t('meeting.button.proxyWithdraw');
    return [{ id: 'proxy-withdraw', label, command: 'proxy withdraw', arguments: given }];
  }
  if (answerOf(meeting, personId) !== 'absent') return [];
  return [{ id: 'proxy', label: t('meeting.button.proxy'), command: 'proxy', arguments: given }];
}

/**
 * The four answers (domain.md C14, french.md); they carry the version they answer.
 *
 * @param invitationId on a card for one person: whose answer it is, for the signed links of a mail
 * @param chosen the present answer, which stands out; without one, the first
 */
export function answerButtons(
  meeting: MeetingWithPeople,
  t: Translator,
  invitationId?: string | null,
  chosen: Answer | null = null,
): CommandButton[] {
  const carried = {
    meeting: referenceOf(meeting),
    version: String(meeting.dateVersion),
    ...(invitationId ? { invitation: invitationId } : {}),
  };
  const answer = (value: 'present' | 'remote' | 'absent'): CommandButton => ({
    id: value,
    label: t(`meeting.answer.${value}`),
    ...(value === (chosen ?? 'present') ? { style: 'primary' as const } : {}),
    command: 'answer',
    arguments: { ...carried, answer: value },
  });
  return [
    answer('present'),
    answer('remote'),
    answer('absent'),
    {
      id: 'substitute',
      label: t('meeting.answer.substitute'),
      ...(chosen === 'substitute' ? { style: 'primary' as const } : {}),
      command: 'substitute',
      arguments: carried,
    },
  ];
}

export function calendarAttachment(
  content: string,
  meeting: MeetingWithPeople,
  t: Translator,
): FileAttachment {
  const method = meeting.state === 'cancelled' ? 'CANCEL' : 'REQUEST';
  return {
    name: `${referenceOf(meeting).toLowerCase()}.ics`,
    type: `text/calendar; charset=utf-8; method=${method}`,
    content,
    label: t(meeting.state === 'cancelled' ? 'meeting.file.remove' : 'meeting.file.label'),
  };
}
