import { choice, entity } from '../conversation/arguments.ts';
import { card } from '../conversation/card.ts';
import type { Reply } from '../conversation/reply.ts';
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
    await turn.tx.$queryRaw`SELECT id FROM "Proposal" WHERE id = ${id}::uuid FOR UPDATE`;
    const proposal = await turn.tx.proposal.findUniqueOrThrow({ where: { id } });
    if (proposal.state !== 'pending') return sayNo(turn, 'proposal.alreadyDecided');
    const accepted = values.decision === 'accept';
    const reply: Reply = accepted
      ? await turn.perform(proposal.command, texts as Record<string, string>, proposal.proposedById)
      : {
          outcome: 'done',
          visibility: 'private',
          replaces: true,
          card: card(turn.t('proposal.declined'), proposal.line),
        };
    // What can no longer be done stays open: somebody may still decline it.
    if (reply.outcome === 'invalid' || reply.outcome === 'refused') return reply;
    const state = accepted ? 'accepted' : 'declined';
    await turn.tx.proposal.update({
      where: { id },
      data: { state, decidedById: turn.actor.id, decidedAt: toDate(turn.now) },
    });
    await journal(
      turn,
      `proposal.${state}`,
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
    return reply;
  },
});
