import { choice, entity, flag, integer } from '../conversation/arguments.ts';
import { card } from '../conversation/card.ts';
import type { Reply } from '../conversation/reply.ts';
import type { Act } from '../people/authorisation.ts';
import { judgeAct, refusal } from '../people/permit.ts';
import { sayNo } from '../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../people/turn.ts';
import type { Proposal } from '../store/generated/client.ts';
import { closeProposal } from './close-proposal.ts';
import { closeSettled } from './close-settled.ts';
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
      if (proposal.state !== 'pending')
        return sayNo(turn, proposal.state === 'settled' ? 'proposal.settled' : 'proposal.alreadyDecided');
      if (values.decision === 'decline') {
        await closeProposal(turn, proposal, 'declined');
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
      const hindrance = await turn.hindrance(proposal.command, texts);
      if (hindrance?.outcome === 'invalid') {
        await closeProposal(turn, proposal, 'settled');
        return settled(turn, hindrance);
      }
      const reply = await turn.perform(proposal.command, texts, proposal.proposedById);
      // What is only shown, or can no longer be done, stays open: somebody may still confirm or decline it.
      if (reply.outcome !== 'done') return confirmThroughProposal(reply, id);
      await closeProposal(turn, proposal, 'accepted');
      await closeSettled(turn, { command: proposal.command, texts, committeeId: proposal.committeeId });
      return reply;
    },
  });
}

/** Why it is over, above how its matter stands. */
function settled({ t }: DomainTurn, { card }: Reply): Reply {
  return {
    outcome: 'done',
    visibility: 'private',
    replaces: true,
    card: {
      ...card,
      blocks: [{ kind: 'notice', tone: 'neutral', text: t('proposal.settled') }, ...(card?.blocks ?? [])],
    },
  };
}
