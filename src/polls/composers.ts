import { type Card, card } from '../conversation/card.ts';
import type { ComposeContext, Composed, Composer, Composers } from '../delivery/ledger.ts';
import type { MessageDelivery } from '../store/generated/client.ts';
import { askCard } from './ask-card.ts';
import { choiceOf, isAwaited, loadPoll, openSlots, type Poll } from './poll.ts';
import { titleOf } from './poll-words.ts';
import { counterCard, resultsCard } from './results-card.ts';

type PollComposer = (context: ComposeContext & { poll: Poll }, delivery: MessageDelivery) => Card | null;

/** Every message about dates offered before a meeting exists. A poll that is over is told by redrawing alone. */
export const pollComposers: Composers = {
  'poll.ask': about((context) => (asks(context) ? whole(context) : null)),
  'poll.reminder': about((context) => {
    const { poll, personId, now, redraw } = context;
    return redraw || isAwaited(poll, personId, now) ? whole(context, 'poll.reminder.heading') : null;
  }),
  'poll.added': added,
  'poll.watch': about((context) => (asks(context) ? results(context) : null)),
  'poll.counter': about((context) => (asks(context) ? counterCard(context.poll, context) : null)),
  'poll.complete': about((context) => (asks(context) ? results(context, 'poll.complete.heading') : null)),
  'poll.overdue': about((context) => (asks(context) ? results(context, 'poll.overdue.heading') : null)),
  'poll.lapsed': about(({ poll, t }) => card(titleOf(poll, t), t('poll.lapsed', { reference: poll.number }))),
  'poll.cancelled': about(({ poll, t }) =>
    card(t('poll.cancelled.heading', { title: titleOf(poll, t) }), t('poll.cancelled.text')),
  ),
};

function about(write: PollComposer): Composer {
  return async (context, delivery) => {
    const drawn = write({ ...context, poll: await loadPoll(context.tx, delivery.subjectId) }, delivery);
    return drawn && { card: drawn };
  };
}

/** Nothing is asked any more once the poll is over; what was posted says what became of it. */
function asks({ poll, redraw }: { poll: Poll; redraw: boolean }): boolean {
  return redraw || poll.state === 'open';
}

function whole(context: ComposeContext & { poll: Poll }, heading?: string): Card | null {
  const { poll, personId, t, now } = context;
  if (personId === null) return null;
  const asked = poll.people.some(({ id }) => id === personId);
  if (!asked && poll.state === 'open')
    return context.redraw ? card(titleOf(poll, t), t('poll.ask.released')) : null;
  const drawn = askCard(poll, personId, { t, now, byMail: context.answers === 'mail' });
  const reminds = heading !== undefined && isAwaited(poll, personId, now);
  return reminds ? { ...drawn, heading: t(heading, { title: titleOf(poll, t) }) } : drawn;
}

function results(
  { poll, t, now, personId, answers }: ComposeContext & { poll: Poll },
  heading?: string,
): Card {
  const given = { t, now, personId, byMail: answers === 'mail' };
  return resultsCard(poll, given, heading && t(heading, { title: titleOf(poll, t) }));
}

/** Only what has no answer yet is asked anew; who was never asked before gets the whole of it instead. */
async function added(context: ComposeContext, delivery: MessageDelivery): Promise<Composed | null> {
  const poll = await loadPoll(context.tx, delivery.subjectId);
  const { t, now, personId, redraw, answers } = context;
  if (personId === null || (!redraw && !(await wasTold(context, delivery)))) return null;
  const only = openSlots(poll, now).filter((slot) => choiceOf(slot, personId) === null);
  const drawn = whole({ ...context, poll });
  if (redraw || !drawn) return drawn && { card: drawn };
  if (only.length === 0) return null;
  return {
    card: {
      ...askCard(poll, personId, { t, now, byMail: answers === 'mail' }, only),
      heading: t('poll.added.heading', { title: titleOf(poll, t), count: only.length }),
    },
  };
}

/** Whether the person has already heard of the poll: what follows an invitation that still waits is not told apart. */
async function wasTold({ tx, personId }: ComposeContext, { subjectId }: MessageDelivery): Promise<boolean> {
  const told = await tx.messageDelivery.count({
    where: {
      subjectType: 'poll',
      subjectId,
      recipientId: personId ?? '',
      message: { in: ['poll.ask', 'poll.watch'] },
      state: { in: ['sent', 'relayed', 'uncertain'] },
    },
  });
  return told > 0;
}
