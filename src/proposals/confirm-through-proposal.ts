import type { Button } from '../conversation/card.ts';
import type { Reply } from '../conversation/reply.ts';

/**
 * Turns the buttons that confirm what a card previews into the acceptance of the proposal it comes from, so that it is
 * done on behalf of its author and the proposal is closed.
 *
 * @returns the reply alike when nothing in it asks for a confirmation
 */
export function confirmThroughProposal(reply: Reply, proposalId: string): Reply {
  if (!reply.card?.actions) return reply;
  const actions = reply.card.actions.map((button) => confirming(button, proposalId));
  return { ...reply, card: { ...reply.card, actions } };
}

function confirming(button: Button, proposalId: string): Button {
  if ('url' in button || button.arguments.confirmed !== 'true') return button;
  const { version } = button.arguments;
  return {
    ...button,
    command: 'proposal',
    arguments: {
      proposal: proposalId,
      decision: 'accept',
      confirmed: 'true',
      ...(version === undefined ? {} : { version }),
    },
  };
}
