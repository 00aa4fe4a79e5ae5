import { choice, entity } from '../conversation/arguments.ts';
import { card } from '../conversation/card.ts';
import { journal } from '../people/journal.ts';
import { sayNo } from '../people/say-no.ts';
import { domainCommand } from '../people/turn.ts';
import type { Proposal } from '../store/generated/client.ts';
import { toDate } from '../time.ts';

/** Accepts or declines what somebody proposed; accepting runs it in the decider's name, on behalf of the proposer. */
export const decideProposal = domainCommand({
  name: 'proposal',
  alias: 'proposition',
  group: 'people',
  hidden: true,
  arguments: {
    proposal: entity<Proposal>('proposal', { position: 1 }),
    decision: choice(
      { accept: ['accepter', 'oui', 'yes'], decline: ['refuser', 'non', 'no'] },
      { position: 2 },
    ),
  },

  async run(turn, values) {
    const { id, command, arguments: texts } = values.proposal.value;
    const refusal = await turn.refusalOf(command, texts as Record<string, string>);
    if (refusal) return refusal;
    const taken = await turn.tx.proposal.updateMany({
      where: { id, state: 'pending' },
      data: {
        state: values.decision === 'accept' ? 'accepted' : 'declined',
        decidedById: turn.actor.id,
        decidedAt: toDate(turn.now),
      },
    });
    if (taken.count === 0) return sayNo(turn, 'proposal.alreadyDecided');
    const proposal = await turn.tx.proposal.findUniqueOrThrow({ where: { id } });
    await journal(
      turn,
      `proposal.${proposal.state}`,
      { type: 'proposal', id },
      { onBehalfOfId: proposal.proposedById },
    );
    await turn.ledger.notify(turn.tx, {
      spaceId: turn.space.id,
      rule: 'PROPOSAL-RESULT',
      subject: { type: 'proposal', id, version: 1 },
      recipient: { kind: 'person', id: proposal.proposedById },
      message: 'proposal.decided',
      nature: 'notice',
      correlationId: turn.correlationId,
    });
    await turn.ledger.refresh(turn.tx, { type: 'proposal', id }, turn.correlationId);
    if (values.decision === 'accept')
      return turn.perform(
        proposal.command,
        proposal.arguments as Record<string, string>,
        proposal.proposedById,
      );
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: true,
      card: card(turn.t('proposal.declined'), proposal.line),
    };
  },
});
