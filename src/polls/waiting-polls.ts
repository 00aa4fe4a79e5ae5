import { formatDate } from '../conversation/format.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { WaitingMatter } from '../people/waiting-matter.ts';
import { answerButton } from './ask-card.ts';
import { isAwaited, openSlots } from './poll.ts';
import { deadlineOf, titleOf } from './poll-words.ts';
import { openPolls } from './resolve-poll.ts';

/** Polls that wait for the person's answer, each with the button that opens their sheet. */
export async function waitingPolls(turn: DomainTurn): Promise<WaitingMatter[]> {
  const { t, now, actor, space } = turn;
  const waiting = (await openPolls(turn)).filter((poll) => isAwaited(poll, actor.id, now));
  return waiting.map((poll) => ({
    // The last day is included.
    by: deadlineOf(poll).add({ days: 1 }).toZonedDateTime(space.timeZone).toInstant(),
    text: t.rich('poll.waiting', {
      title: titleOf(poll, t),
      count: openSlots(poll, now).length,
      deadline: formatDate(deadlineOf(poll), t.locale, { year: false }),
    }),
    button: answerButton(poll, t),
    settledBy: 'poll answer',
  }));
}
