import { journal } from '../people/journal.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Proposal } from '../store/generated/client.ts';
import type { ProposalState } from '../store/generated/enums.ts';
import { toDate } from '../time.ts';

/** What may become of a request; `settled`: what it was about was settled otherwise, so that nobody answers it any more. */
export type Closing = Exclude<ProposalState, 'pending'>;

/** The answer is kept, its author hears of it once, and those who were asked see it. */
export async function closeProposal(
  turn: DomainTurn,
  { id, proposedById }: Pick<Proposal, 'id' | 'proposedById'>,
  closing: Closing,
): Promise<void> {
  await turn.tx.proposal.update({
    where: { id },
    data: {
      state: closing,
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
  await turn.announce({ kind: 'proposal.closed', proposalId: id });
  await turn.ledger.refresh(turn.tx, { type: 'proposal', id }, turn.correlationId);
}
