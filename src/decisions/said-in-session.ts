import type { Reply } from '../conversation/reply.ts';
import { askAgain, saysTheSame } from '../people/ask-again.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Decision } from '../store/generated/client.ts';
import { openBallotFor } from './voting/call-voters.ts';

/**
 * A text that this session has dealt with, or is voting on, is asked about before it is a decision again: retyped, it was adopted
 * by default.
 *
 * @param meetingId of the session, locked
 * @param again the same decision, as its command takes it
 * @returns null when the session has not had this text
 */
export async function askIfSaid(
  turn: DomainTurn,
  meetingId: string,
  text: string,
  again: Record<string, string>,
): Promise<Reply | null> {
  const { t, tx } = turn;
  const had = await tx.decision.findMany({
    where: { meetingId, state: { not: 'withdrawn' } },
    orderBy: { number: 'desc' },
  });
  const same = had.find((one) => saysTheSame(one.text, text));
  if (!same) return null;
  const became = (await openBallotFor(tx, same.id)) ? 'voting' : outcomeOf(same);
  const ask = t(`decision.again.${became}`, { number: same.number });
  const label = t(became === 'rejected' ? 'decision.again.adoptAnyway' : 'decision.again.recordAnyway');
  const asked = askAgain(turn, { text, ask, label }, 'decision', again);
  const see = {
    id: 'see',
    label: t('decision.again.see', { number: same.number }),
    command: 'decision show',
    arguments: { decision: same.number },
  };
  return { ...asked, card: asked.card && { ...asked.card, actions: [...(asked.card.actions ?? []), see] } };
}

function outcomeOf({ state }: Decision): 'draft' | 'rejected' | 'adopted' {
  return state === 'draft' || state === 'rejected' ? state : 'adopted';
}
