import type { DomainTurn } from '../people/turn.ts';
import type { WaitingMatter } from '../people/waiting-matter.ts';
import { toInstant } from '../time.ts';
import { takesVotes } from './consultation.ts';
import { showButton } from './consultation-card.ts';
import { deadlineLine } from './consultation-words.ts';
import { readableConsultations } from './resolve-consultation.ts';
import { isAwaited } from './voices.ts';

/** Consultations that wait for the person's vote, each with the button that opens their card. */
export async function waitingConsultations(turn: DomainTurn): Promise<WaitingMatter[]> {
  const { t, now, actor } = turn;
  const open = await readableConsultations(turn, { state: 'open' });
  return open
    .filter((one) => takesVotes(one, now) && isAwaited(one, actor.id, now))
    .map((one) => ({
      by: toInstant(one.deadlineAt),
      text: t.rich('consultation.waiting', { question: one.question, deadline: deadlineLine(one, t) }),
      button: { ...showButton(one, t), label: t('consultation.button.vote') },
      settledBy: 'consultation vote',
    }));
}
