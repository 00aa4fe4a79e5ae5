import type { CommandButton } from '../conversation/card.ts';
import type { Translator } from '../conversation/language.ts';

/** « Accepter » and « Refuser ». @param suffix makes their ids unique on a card that shows several proposals */
export function proposalButtons(proposalId: string, t: Translator, suffix = ''): CommandButton[] {
  return (['accept', 'decline'] as const).map((decision) => ({
    id: decision + suffix,
    label: t(`proposal.button.${decision}`),
    ...(decision === 'accept' ? { style: 'primary' as const } : {}),
    command: 'proposal',
    arguments: { proposal: proposalId, decision },
  }));
}
