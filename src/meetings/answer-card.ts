import { type Block, type Card, card, type ListItem } from '../conversation/card.ts';
import type { Translator } from '../conversation/language.ts';
import type { Reply } from '../conversation/reply.ts';
import { spansOf } from '../conversation/rich-text.ts';
import type { DomainTurn } from '../people/turn.ts';
import { ownAnswerLine } from './answer-lines.ts';
import type { AnswerOutcome } from './give-answer.ts';
import { type MeetingWithPeople, referenceOf } from './meeting.ts';
import { answerButtons, placeFields, proxyButton, whenLine } from './meeting-card.ts';
import { answerOf, invitationOf, nameOf, replacedBy } from './names.ts';
import { spokenTitle } from './spoken-title.ts';

/** What the person sees after answering: what was noted, and how to change it. */
export function answerReply(turn: DomainTurn, outcome: AnswerOutcome, personId: string): Reply {
  const { t } = turn;
  const { meeting } = outcome;
  const direct = turn.via === 'button' && turn.place.kind === 'direct';
  if (outcome.state === 'recorded')
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: direct,
      card: recordedCard(turn, meeting, personId),
    };
  if (outcome.state === 'outdated')
    return {
      outcome: 'invalid',
      visibility: 'private',
      replaces: direct,
      card: currentCard(turn, meeting, personId),
    };
  return {
    outcome: 'invalid',
    visibility: 'private',
    card: card(
      undefined,
      t(`meeting.answer.${outcome.state}`, { ...spokenTitle(meeting, t), when: whenLine(meeting, t) }),
    ),
  };
}

function recordedCard(turn: DomainTurn, meeting: MeetingWithPeople, personId: string): Card {
  const { t } = turn;
  const own = personId === turn.actor.id;
  const said = own
    ? ownAnswerLine(meeting, personId, t)
    : t('meeting.answer.noted', {
        name: nameOf(meeting, personId),
        answer: t(`meeting.answer.${answerOf(meeting, personId) ?? 'absent'}`),
      });
  return {
    heading: meeting.title,
    blocks: [
      { kind: 'text', text: [{ bold: whenLine(meeting, t) }] },
      { kind: 'notice', tone: 'success', text: said ?? '' },
      { kind: 'fields', fields: placeFields(meeting, t) },
      ...(own ? [{ kind: 'text' as const, text: t('meeting.invitation.change') }] : []),
    ],
    actions: own ? [...answerButtons(meeting, t), ...proxyButton(meeting, personId, t)] : [],
  };
}

/** A press on an old card is answered with the current state and not applied (nasty case 6). */
function currentCard(turn: DomainTurn, meeting: MeetingWithPeople, personId: string): Card {
  const { t } = turn;
  const own = ownAnswerLine(meeting, personId, t);
  return {
    heading: meeting.title,
    blocks: [
      { kind: 'notice', tone: 'warning', text: t('meeting.answer.outdated') },
      { kind: 'text', text: [{ bold: whenLine(meeting, t) }] },
      { kind: 'fields', fields: placeFields(meeting, t) },
      ...(own ? [{ kind: 'text' as const, text: own }] : []),
    ],
    actions: answerButtons(meeting, t),
  };
}

/** A meeting among others, as it stands for one person: its state, their answer, and the buttons right under it. */
export function ownMeetingBlocks(
  meeting: MeetingWithPeople,
  personId: string,
  t: Translator,
  heading?: string,
): Block[] {
  const replaced = replacedBy(meeting, personId);
  const own = replaced
    ? t('meeting.invitation.replaces', { name: nameOf(meeting, replaced) })
    : (ownAnswerLine(meeting, personId, t) ?? t('meeting.list.noAnswer'));
  const item: ListItem = {
    text: [{ bold: meeting.title }, ` · ${whenLine(meeting, t)}`],
    detail: [`${t(`meeting.state.${meeting.state}`)} · `, ...spansOf(own)],
  };
  const buttons = replaced
    ? []
    : answerButtons(meeting, t, invitationOf(meeting, personId), answerOf(meeting, personId));
  const named = buttons.map((button) => ({ ...button, id: `${button.id}-${referenceOf(meeting)}` }));
  return [
    { kind: 'list', ...(heading ? { heading } : {}), items: [item] },
    ...(named.length > 0 ? [{ kind: 'actions' as const, buttons: named }] : []),
  ];
}
