import type { Block, Card, CommandButton, RichText } from '../conversation/card.ts';
import { formatDate } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { answerButton, factsOf, settledCard } from './ask-card.ts';
import { awaited, isAwaited, openSlots, type Poll, type Slot } from './poll.ts';
import { deadlineOf, namesOf, obstacleLines, shortWhen, tallyLine, titleOf, whenOf } from './poll-words.ts';
import { bestFirst } from './tally.ts';
import { answersOf, voicesOn } from './voices.ts';

export interface ResultsContext {
  t: Translator;
  now: Temporal.Instant;
  /** Who reads it: their own answer may still be awaited. */
  personId: string | null;
  /** A mail has no buttons: it says where they are. */
  byMail: boolean;
}

/** @returns the open dates, the best one first */
function rankedSlots(poll: Poll, now: Temporal.Instant): Slot[] {
  const weighed = openSlots(poll, now).map((slot) => ({
    slot,
    startsLocal: slot.startsLocal,
    answers: answersOf(slot),
    voices: voicesOn(poll, slot),
  }));
  return bestFirst(weighed).map(({ slot }) => slot);
}

/**
 * For who organises: the dates, the best first, with the names behind the answers, and one press to choose.
 *
 * @param heading what happened, where a message tells it
 */
export function resultsCard(poll: Poll, context: ResultsContext, heading?: string): Card {
  const { t, now, personId, byMail } = context;
  const settled = settledCard(poll, t, now);
  if (settled) return settled;
  const silent = awaited(poll, now);
  const slots = rankedSlots(poll, now);
  return {
    heading: heading ?? t('poll.results.heading', { title: titleOf(poll, t) }),
    blocks: [
      { kind: 'text', text: countLine(poll, t, now) },
      ...(silent.length > 0
        ? [
            {
              kind: 'text' as const,
              text: t('poll.results.awaited', {
                names: namesOf(
                  poll,
                  silent.map(({ id }) => id),
                  t,
                ),
              }),
            },
          ]
        : []),
      { kind: 'fields', fields: factsOf(poll, t) },
      ...slots.flatMap((slot, rank) => rankedBlocks(poll, slot, rank, t)),
      ...(byMail
        ? [{ kind: 'text' as const, text: t('poll.results.inTheChat', { reference: poll.number }) }]
        : []),
    ],
    actions: [...(isAwaited(poll, personId, now) ? [answerButton(poll, t)] : []), ...manageButtons(poll, t)],
    footer: t('poll.footer', { reference: poll.number }),
  };
}

/** For everybody else, and for channels: how many, never who. */
export function counterCard(poll: Poll, { t, now }: Pick<ResultsContext, 't' | 'now'>): Card {
  const settled = settledCard(poll, t, now);
  if (settled) return settled;
  return {
    heading: t('poll.counter.heading', { title: titleOf(poll, t) }),
    blocks: [
      { kind: 'text', text: countLine(poll, t, now) },
      {
        kind: 'list',
        items: openSlots(poll, now).map((slot) => ({
          text: [{ bold: whenOf(poll, slot, t) }],
          detail: tallyLine(poll, slot, t, false),
        })),
      },
    ],
    actions: [{ ...answerButton(poll, t), style: 'primary' }],
    footer: t('poll.footer', { reference: poll.number }),
  };
}

/** « 7 réponses complètes sur 9. Dernier jour pour répondre : … » */
function countLine(poll: Poll, t: Translator, now: Temporal.Instant): RichText {
  return t.rich('poll.results.count', {
    answered: poll.people.length - awaited(poll, now).length,
    asked: poll.people.length,
    deadline: formatDate(deadlineOf(poll), t.locale, { year: false }),
  });
}

function rankedBlocks(poll: Poll, slot: Slot, rank: number, t: Translator): Block[] {
  const obstacles = obstacleLines(poll, slot, t);
  const blocked = obstacles.length > 0;
  const isBest = rank === 0 && !blocked && slot.answers.length > 0;
  const when = { bold: whenOf(poll, slot, t) };
  const choose: CommandButton = {
    id: `choose-${slot.number}`,
    label: t('poll.button.choose', { when: shortWhen(poll, slot, t) }),
    ...(isBest ? { style: 'primary' as const } : {}),
    command: 'poll choose',
    arguments: { poll: poll.number, date: String(slot.number) },
  };
  return [
    {
      kind: 'list',
      items: [
        {
          text: isBest ? [when, ` · ${t('poll.results.best')}`] : [when],
          detail: tallyLine(poll, slot, t, true),
          ...(blocked ? { tone: 'danger' as const } : isBest ? { tone: 'success' as const } : {}),
        },
      ],
    },
    ...obstacles.map((text): Block => ({ kind: 'notice', tone: 'danger', text })),
    { kind: 'actions', buttons: [choose] },
  ];
}

function manageButtons(poll: Poll, t: Translator): CommandButton[] {
  const given = { poll: poll.number };
  return [
    { id: 'extend', label: t('poll.button.extend'), command: 'poll extend', arguments: given },
    { id: 'add', label: t('poll.button.add'), command: 'poll add', arguments: given },
    {
      id: 'cancel',
      label: t('poll.button.cancel'),
      command: 'poll cancel',
      arguments: given,
    },
  ];
}
