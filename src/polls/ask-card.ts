import type { Block, Card, CommandButton, Field } from '../conversation/card.ts';
import { formatDate, formatDateTime, formatDuration } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { startOf } from '../meetings/meeting.ts';
import { fullName } from '../people/person-name.ts';
import { choiceOf, hasPassed, isAwaited, openSlots, type Poll, type Slot } from './poll.ts';
import { choices, deadlineOf, ownHours, tallyLine, titleOf, whenOf } from './poll-words.ts';
import { organises } from './who-organises.ts';

export interface AskContext {
  t: Translator;
  now: Temporal.Instant;
  /** A mail carries one link to a page instead of three buttons a date. */
  byMail: boolean;
}

/**
 * What one person is asked: each date on its line with three buttons, the chosen one standing out. Who organises also sees
 * the answers under each date.
 *
 * @param only the dates to show; all of them when absent
 */
export function askCard(poll: Poll, personId: string, context: AskContext, only?: readonly Slot[]): Card {
  const { t, now } = context;
  const settled = settledCard(poll, t, now);
  if (settled) return settled;
  const answered = !isAwaited(poll, personId, now);
  const slots = only ?? poll.slots;
  const dates = slots.flatMap((slot) => dateBlocks(poll, slot, personId, context));
  return {
    heading: t(answered ? 'poll.ask.answered' : 'poll.ask.heading', { title: titleOf(poll, t) }),
    blocks: [
      {
        kind: 'text',
        text: answered
          ? t('poll.ask.change')
          : t.rich('poll.ask.text', {
              author: poll.author ? fullName(poll.author) : 'copil',
              count: slots.length,
              deadline: formatDate(deadlineOf(poll), t.locale, { year: false }),
            }),
      },
      { kind: 'fields', fields: factsOf(poll, t) },
      ...dates,
    ],
    actions: context.byMail
      ? [{ ...answerButton(poll, t, { sheet: poll.id, person: personId }), style: 'primary' }]
      : organises(poll, personId, now)
        ? [resultsButton(poll, t)]
        : [],
    footer: t('poll.footer', { reference: poll.number }),
  };
}

/** Which committee, how long, where. */
export function factsOf(poll: Poll, t: Translator): Field[] {
  return [
    { label: t('poll.field.committee'), value: poll.committee.label },
    { label: t('poll.field.duration'), value: formatDuration(poll.durationMinutes, t.locale) },
    ...(poll.place ? [{ label: t('meeting.field.place'), value: poll.place }] : []),
  ];
}

/** Opens the person's own sheet; in a mail it stands for a signed page. */
export function answerButton(
  poll: Pick<Poll, 'number'>,
  t: Translator,
  given: Record<string, string> = {},
): CommandButton {
  return {
    id: `answer-${poll.number}`,
    label: t('poll.button.answer'),
    command: 'poll answer',
    arguments: { poll: poll.number, ...given },
  };
}

export function resultsButton(poll: Pick<Poll, 'number'>, t: Translator): CommandButton {
  return {
    id: `results-${poll.number}`,
    label: t('poll.button.results'),
    command: 'poll show',
    arguments: { poll: poll.number },
  };
}

/** What became of a poll that asks nothing any more; null while it is open. */
export function settledCard(poll: Poll, t: Translator, now: Temporal.Instant): Card | null {
  if (poll.state === 'open') return null;
  const heading = titleOf(poll, t);
  if (poll.state === 'decided' && poll.meeting)
    return {
      heading,
      blocks: [
        {
          kind: 'notice',
          tone: 'success',
          text: t.rich('poll.settled.decided', {
            when: formatDateTime(startOf(poll.meeting).toPlainDateTime(), t.locale),
          }),
        },
        { kind: 'text', text: t('poll.settled.answerInvitation') },
      ],
      footer: t('poll.footer', { reference: poll.number }),
    };
  const lapsed = poll.slots.every((slot) => hasPassed(poll, slot, now));
  return {
    heading,
    blocks: [{ kind: 'text', text: t(lapsed ? 'poll.settled.lapsed' : 'poll.settled.cancelled') }],
    footer: t('poll.footer', { reference: poll.number }),
  };
}

function dateBlocks(poll: Poll, slot: Slot, personId: string, { t, now, byMail }: AskContext): Block[] {
  const given = choiceOf(slot, personId);
  const open = openSlots(poll, now).includes(slot);
  const own = given ? t('poll.own', { choice: t(`poll.choice.${given}`) }) : t('poll.own.none');
  const detail = [
    ownHours(poll, slot, personId, t),
    open ? own : t('poll.date.passed'),
    open && organises(poll, personId, now) ? tallyLine(poll, slot, t, true) : null,
  ].filter((line) => line !== null);
  const date: Block = {
    kind: 'list',
    items: [{ text: [{ bold: whenOf(poll, slot, t) }], detail: detail.join(' · ') }],
  };
  if (!open || byMail) return [date];
  return [
    date,
    { kind: 'actions', buttons: choices.map((choice) => choiceButton(poll, slot, choice, given, t)) },
  ];
}

function choiceButton(
  poll: Poll,
  slot: Slot,
  choice: (typeof choices)[number],
  given: string | null,
  t: Translator,
): CommandButton {
  return {
    id: `${choice}-${slot.number}`,
    label: t(`poll.choice.${choice}`),
    ...(choice === given ? { style: 'primary' as const } : {}),
    command: 'poll answer',
    arguments: { poll: poll.number, choice, date: String(slot.number) },
  };
}
