import { journal } from '../people/journal.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Proposal } from '../store/generated/client.ts';
import { toDate } from '../time.ts';

/** What may become of a request; `settled`: what it was about was settled otherwise, so that nobody answers it any more. */
export type Closing = 'accepted' | 'declined' | 'settled';

/**
 * How a closed request reads. One that nobody accepted nor declined is kept as declined by nobody.
 *
 * @returns `pending` while it waits
 */
export function outcomeOf({ state, decidedById }: Pick<Proposal, 'state' | 'decidedById'>) {
  return state === 'declined' && decidedById === null ? 'settled' : state;
}

/** The answer is kept, its author hears of it once, and those who were asked see it. */
export async function closeProposal(
  turn: DomainTurn,
  { id, proposedById }: Pick<Proposal, 'id' | 'proposedById'>,
  closing: Closing,
): Promise<void> {
  await turn.tx.proposal.update({
    where: { id },
    data: {
      state: closing === 'settled' ? 'declined' : closing,
      decidedById: closing === 'settled' ? null : turn.actor.id,
      decidedAt: toDate(turn.now),
    },
  });
  await journal(turn, `proposal.${closing}`, { type: 'proposal', id }, { onBehalfOfId: proposedById });
  await turn.ledger.notify(turn.tx, {
    spaceId: turn.space.id,
    rule: 'PROPOSAL-RESULT',
    subject: { type: 'proposal', id, version: 1 },
    recipient: { kind: 'person', id: proposedById },
    message: 'proposal.decided',
    nature: 'notice',
    correlationId: turn.correlationId,
  });
  await turn.ledger.refresh(turn.tx, { type: 'proposal', id }, turn.correlationId);
}
