import type { CommandButton, Field, FileAttachment, LinkButton, RichText } from '../conversation/card.ts';
import { formatDateTimeRange, formatList } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { fullName } from '../people/person-name.ts';
import type { Answer } from '../store/generated/enums.ts';
import { attending, countAnswers, currentAnswer } from './answers.ts';
import { committeeRules } from './committee-rules.ts';
import { endOf, type MeetingWithPeople, referenceOf, startOf } from './meeting.ts';
import { quorumNeeded, votesRepresented } from './quorum.ts';

/** Parts that every card about a meeting is made of. */

/** @returns « mardi 22 septembre 2026, de 14 h à 16 h ». */
export function whenLine(meeting: MeetingWithPeople, t: Translator): string {
  return formatDateTimeRange(startOf(meeting).toPlainDateTime(), endOf(meeting).toPlainDateTime(), t.locale);
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

/** Whether an address may be pressed: only http and https lead out of a card. */
export function joinButton(meeting: MeetingWithPeople, t: Translator): LinkButton[] {
  return meeting.videoLink
    ? [{ id: 'join', label: t('meeting.button.join'), url: meeting.videoLink, style: 'primary' }]
    : [];
}

/**
 * The four answers (domain.md C14, french.md); they carry the version they answer.
 *
 * @param invitationId on a card for one person: whose answer it is, for the signed links of a mail
 */
export function answerButtons(
  meeting: MeetingWithPeople,
  t: Translator,
  invitationId?: string,
): CommandButton[] {
  const carried = {
    meeting: referenceOf(meeting),
    version: String(meeting.version),
    ...(invitationId ? { invitation: invitationId } : {}),
  };
  const answer = (value: 'present' | 'remote' | 'absent'): CommandButton => ({
    id: value,
    label: t(`meeting.answer.${value}`),
    ...(value === 'present' ? { style: 'primary' as const } : {}),
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
      command: 'substitute',
      arguments: carried,
    },
  ];
}

/** @returns « Votre réponse : Je viens. », or null before any answer. */
export function ownAnswerLine(meeting: MeetingWithPeople, personId: string, t: Translator): RichText | null {
  const invitation = meeting.invitations.find((one) => one.personId === personId);
  const answer = invitation ? currentAnswer(invitation, meeting.version) : null;
  if (!invitation || !answer) return null;
  if (answer === 'substitute')
    return t.rich('meeting.ownAnswer.substitute', { name: nameOf(meeting, invitation.substituteId) });
  return t.rich('meeting.ownAnswer', { answer: t(`meeting.answer.${answer}`) });
}

/** « Réponses : 7 sur 9 », what they are, and whether they promise the quorum. */
export function answerFields(meeting: MeetingWithPeople, t: Translator): Field[] {
  const count = countAnswers(meeting.invitations, meeting.version);
  const kinds: Exclude<keyof typeof count, 'invited' | 'answered'>[] = [
    'present',
    'remote',
    'substituted',
    'absent',
  ];
  const details = kinds
    .filter((kind) => count[kind] > 0)
    .map((kind) => t(`meeting.count.${kind}`, { count: count[kind] }));
  const fields: Field[] = [
    {
      label: t('meeting.field.answers'),
      value: t('meeting.count', { answered: count.answered, invited: count.invited }),
    },
  ];
  if (details.length > 0)
    fields.push({ label: t('meeting.field.detail'), value: formatList(details, t.locale) });
  const quorum = quorumLine(meeting, t);
  if (quorum) fields.push({ label: t('meeting.field.quorum'), value: quorum });
  return fields;
}

function quorumLine(meeting: MeetingWithPeople, t: Translator): string | null {
  const rules = committeeRules(meeting.committee);
  const voters = meeting.invitations.filter((invitation) => invitation.voting && !invitation.withdrawn);
  const needed = quorumNeeded(voters.length, rules.quorum);
  if (needed === 0) return null;
  const coming = voters.filter((invitation) => attending([invitation], meeting.version).length > 0);
  const proxies = meeting.proxies.filter((proxy) => proxy.state === 'offered' || proxy.state === 'accepted');
  const promised = votesRepresented(
    coming.map((invitation) => invitation.personId),
    proxies,
    rules,
  );
  return t(promised >= needed ? 'meeting.quorum.promised' : 'meeting.quorum.pending', { promised, needed });
}

/** @returns name of somebody in the meeting's committee or invitations. */
export function nameOf(meeting: MeetingWithPeople, personId: string | null): string {
  const invited = meeting.invitations.find((invitation) => invitation.personId === personId)?.person;
  const substitute = meeting.committee.memberships.find(
    (membership) => membership.substituteId === personId,
  )?.substitute;
  const person = invited ?? substitute;
  return person ? fullName(person) : '';
}

/** @returns the person's current answer, null when none counts. */
export function answerOf(meeting: MeetingWithPeople, personId: string | null): Answer | null {
  const invitation = meeting.invitations.find((one) => one.personId === personId);
  return invitation ? currentAnswer(invitation, meeting.version) : null;
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
    label: t('meeting.file.label'),
  };
}
