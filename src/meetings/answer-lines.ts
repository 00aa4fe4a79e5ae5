/** What cards say of the answers: one's own, the counter, the quorum they promise. */

import { committeeRules } from '../committees/committee-rules.ts';
import type { Field, RichText } from '../conversation/card.ts';
import { formatList } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { attending, countAnswers, currentAnswer } from './answers.ts';
import type { MeetingWithPeople } from './meeting.ts';
import { nameOf } from './names.ts';
import { proxyOf, standingProxies } from './proxies.ts';
import { quorumNeeded, votesRepresented } from './quorum.ts';

/** @returns « Votre réponse : Je viens. », or who gave it for them; null before any answer. */
export function ownAnswerLine(meeting: MeetingWithPeople, personId: string, t: Translator): RichText | null {
  const invitation = meeting.invitations.find((one) => one.personId === personId);
  const answer = invitation ? currentAnswer(invitation, meeting.dateVersion) : null;
  if (!invitation || !answer) return null;
  const { answeredById } = invitation;
  if (answeredById && answeredById !== personId)
    return t.rich(answer === 'substitute' ? 'meeting.ownAnswer.givenSubstitute' : 'meeting.ownAnswer.given', {
      by: nameOf(meeting, answeredById) || 'none',
      name: nameOf(meeting, invitation.substituteId),
      answer: t(`meeting.answer.${answer}`),
    });
  if (answer === 'substitute')
    return t.rich('meeting.ownAnswer.substitute', { name: nameOf(meeting, invitation.substituteId) });
  return t.rich('meeting.ownAnswer', { answer: t(`meeting.answer.${answer}`) });
}

/** @returns « Procuration : Claire Le Goff votera en votre nom. »; null without one */
export function ownProxyLine(
  meeting: MeetingWithPeople,
  personId: string | null,
  t: Translator,
): string | null {
  const proxy = proxyOf(meeting, personId);
  return proxy && t('meeting.ownProxy', { name: nameOf(meeting, proxy.holderId) });
}

/** « Réponses : 7 sur 9 », what they are, and whether they promise the quorum. */
export function answerFields(meeting: MeetingWithPeople, t: Translator): Field[] {
  const count = countAnswers(meeting.invitations, meeting.dateVersion);
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
  const coming = voters.filter((invitation) => attending([invitation], meeting.dateVersion).length > 0);
  const proxies = standingProxies(meeting);
  const promised = votesRepresented(
    coming.map((invitation) => invitation.personId),
    proxies,
    rules,
  );
  return t(promised >= needed ? 'meeting.quorum.promised' : 'meeting.quorum.pending', { promised, needed });
}
