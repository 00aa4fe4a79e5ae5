import type { Block } from '../conversation/card.ts';
import { formatDate } from '../conversation/format.ts';
import type { DomainTurn } from '../people/turn.ts';
import { answerButton } from './ask-card.ts';
import { isAwaited, openSlots } from './poll.ts';
import { deadlineOf, titleOf } from './poll-words.ts';
import { openPolls } from './resolve-poll.ts';

/** Polls that wait for the person's answer, each with the button that opens their sheet. */
export async function waitingPolls(turn: DomainTurn): Promise<Block[]> {
  const { t, now, actor } = turn;
  const waiting = (await openPolls(turn)).filter((poll) => isAwaited(poll, actor.id, now));
  return waiting.flatMap((poll): Block[] => [
    {
      kind: 'text',
      text: t.rich('poll.waiting', {
        title: titleOf(poll, t),
        count: openSlots(poll, now).length,
        deadline: formatDate(deadlineOf(poll), t.locale, { year: false }),
      }),
    },
    { kind: 'actions', buttons: [answerButton(poll, t)] },
  ]);
}
