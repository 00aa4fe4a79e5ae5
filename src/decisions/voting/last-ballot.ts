import type { Ballot } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';

/** @returns the vote on a decision that was settled last; null when it was never voted on */
export function lastBallot(tx: Transaction, decisionId: string): Promise<Ballot | null> {
  return tx.ballot.findFirst({
    where: { decisionId, state: 'closed' },
    orderBy: [{ closedAt: 'desc' }, { id: 'desc' }],
  });
}
