import type { Block } from '../conversation/card.ts';
import type { DomainTurn } from '../people/turn.ts';
import { takesVotes } from './consultation.ts';
import { showButton } from './consultation-card.ts';
import { deadlineLine } from './consultation-words.ts';
import { readableConsultations } from './resolve-consultation.ts';
import { isAwaited } from './voices.ts';

/** Consultations that wait for the person's vote, each with the button that opens their card. */
export async function waitingConsultations(turn: DomainTurn): Promise<Block[]> {
  const { t, now, actor } = turn;
  const open = await readableConsultations(turn, { state: 'open' });
  return open
    .filter((one) => takesVotes(one, now) && isAwaited(one, actor.id, now))
    .flatMap((one): Block[] => [
      {
        kind: 'text',
        text: t.rich('consultation.waiting', { question: one.question, deadline: deadlineLine(one, t) }),
      },
      {
        kind: 'actions',
        buttons: [{ ...showButton(one, t), label: t('consultation.button.vote') }],
      },
    ]);
}
