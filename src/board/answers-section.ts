/** Who comes to a meeting: one's own answer with its buttons, the counter, and everybody's by name. */

import type { PagePart, PageRow } from '../conversation/page.ts';
import { answerFields, ownAnswerLine, ownProxyLine } from '../meetings/answer-lines.ts';
import { hasBegun, type MeetingWithPeople } from '../meetings/meeting.ts';
import { answerButtons, proxyButton } from '../meetings/meeting-card.ts';
import { answerOf, invitationOf, nameOf, replacedBy } from '../meetings/names.ts';
import { standingProxies } from '../meetings/proxies.ts';
import { isAhead } from '../people/ahead-states.ts';
import { compareNames, fullName } from '../people/person-name.ts';
import type { DomainTurn } from '../people/turn.ts';
import { cell, tableOr, text } from './parts.ts';

/** One's own answer, and the four buttons while they count. */
export function ownAnswer(turn: DomainTurn, meeting: MeetingWithPeople): PagePart[] {
  const { t, actor } = turn;
  const replaced = replacedBy(meeting, actor.id);
  if (replaced) return [text(t('meeting.invitation.replaces', { name: nameOf(meeting, replaced) }))];
  const invitation = invitationOf(meeting, actor.id);
  if (!invitation) return [];
  const given = ownAnswerLine(meeting, actor.id, t);
  if (!isAhead(meeting) || hasBegun(meeting, turn.now)) return given ? [text(given)] : [];
  const answer = answerOf(meeting, actor.id);
  const proxy = ownProxyLine(meeting, actor.id, t);
  return [
    text(given ?? t('meeting.list.noAnswer')),
    ...(proxy ? [text(proxy)] : []),
    {
      kind: 'actions',
      buttons: [...answerButtons(meeting, t, invitation, answer), ...proxyButton(meeting, actor.id, t)],
    },
  ];
}

/** The counter, then a row a person, the silent ones last. */
export function answersByName(turn: DomainTurn, meeting: MeetingWithPeople): PagePart[] {
  const { t } = turn;
  const invited = meeting.invitations.filter(({ withdrawn }) => !withdrawn);
  const rank = (one: (typeof invited)[number]) =>
    (one.voting ? 0 : 10) + (answerOf(meeting, one.personId) === null ? 1 : 0);
  const rows = invited
    .toSorted((one, other) => rank(one) - rank(other) || compareNames(one.person, other.person))
    .map(({ personId, person, voting, reason }): PageRow => {
      const membership = meeting.committee.memberships.find((one) => one.personId === personId);
      return {
        cells: [
          cell(fullName(person), { detail: membership?.functionLabel ?? person.jobTitle ?? '' }),
          cell(answerWords(turn, meeting, personId), reason ? { detail: reason } : {}),
          cell(t(voting ? 'board.yes' : 'board.no')),
        ],
      };
    });
  return [
    { kind: 'fields', fields: answerFields(meeting, t) },
    tableOr(t('board.answers.none'), {
      caption: t('board.section.answers'),
      columns: ['name', 'answer', 'votes'].map((name) => t(`board.column.${name}`)),
      rows,
    }),
  ];
}

function answerWords({ t }: DomainTurn, meeting: MeetingWithPeople, personId: string): string {
  const answer = answerOf(meeting, personId);
  const proxy = standingProxies(meeting).find(({ giverId }) => giverId === personId);
  const invitation = meeting.invitations.find((one) => one.personId === personId);
  if (answer === 'substitute')
    return t('board.answer.substitute', { name: nameOf(meeting, invitation?.substituteId ?? null) });
  if (proxy) return t('board.answer.proxy', { name: nameOf(meeting, proxy.holderId) });
  return t(`board.answer.${answer ?? 'none'}`);
}
