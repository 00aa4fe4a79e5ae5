import { choice, entity, flag, integer } from '../conversation/arguments.ts';
import { card } from '../conversation/card.ts';
import type { Act } from '../people/authorisation.ts';
import { journal } from '../people/journal.ts';
import { judgeAct, refusal } from '../people/permit.ts';
import { sayNo } from '../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../people/turn.ts';
import type { Proposal } from '../store/generated/client.ts';
import { toDate } from '../time.ts';
import { confirmThroughProposal } from './confirm-through-proposal.ts';

/**
 * Accepts or declines what somebody proposed; accepting runs it in the decider's name, on behalf of the proposer.
 *
 * @param actOf act of a command by its English name: the right to decide is that of the act, whether or not the kept
 * text can still be read
 */
export function decideProposal(actOf: (command: string) => Act | undefined) {
  return domainCommand({
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
      /** The decider saw what it does, and for which version of the matter. */
      confirmed: flag({ hidden: true }),
      version: integer({ optional: true, hidden: true }),
    },

    async run(turn, values) {
      const { id } = values.proposal.value;
      await turn.tx.$queryRaw`SELECT id FROM "Proposal" WHERE id = ${id}::uuid FOR UPDATE`;
      const proposal = await turn.tx.proposal.findUniqueOrThrow({ where: { id } });
      const act = actOf(proposal.command);
      if (!act) return sayNo(turn, 'proposal.outdated');
      const committeeId = proposal.committeeId ?? undefined;
      const judgement = await judgeAct(turn, act, { committeeId, own: false });
      if (judgement.verdict !== 'allowed') return refusal(turn, act, judgement);
      if (proposal.state !== 'pending') return sayNo(turn, 'proposal.alreadyDecided');
      if (values.decision === 'decline') {
        await close(turn, proposal, 'declined');
        return {
          outcome: 'done',
          visibility: 'private',
          replaces: true,
          card: card(turn.t('proposal.declined'), proposal.line),
        };
      }
      const texts = {
        ...(proposal.arguments as Record<string, string>),
        // Only the decider's own confirmation counts, whatever the proposer typed.
        confirmed: values.confirmed ? 'true' : '',
        ...(values.version === undefined ? {} : { version: String(values.version) }),
      };
      const reply = await turn.perform(proposal.command, texts, proposal.proposedById);
      // What is only shown, or can no longer be done, stays open: somebody may still confirm or decline it.
      if (reply.outcome !== 'done') return confirmThroughProposal(reply, id);
      await close(turn, proposal, 'accepted');
      return reply;
    },
  });
}

/** The answer is kept, its author hears of it, and those who were asked see it. */
async function close(
  turn: DomainTurn,
  { id, proposedById }: Proposal,
  state: 'accepted' | 'declined',
): Promise<void> {
  await turn.tx.proposal.update({
    where: { id },
    data: { state, decidedById: turn.actor.id, decidedAt: toDate(turn.now) },
  });
  await journal(turn, `proposal.${state}`, { type: 'proposal', id }, { onBehalfOfId: proposedById });
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
