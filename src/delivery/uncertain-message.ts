/** The alert about messages that perhaps arrived, with what can be done about each. */
import { type Block, type Button, card } from '../conversation/card.ts';
import type { Composer } from './ledger.ts';
import type { RecipientDirectory } from './ports.ts';
import { whereOf } from './where-of.ts';

export const uncertainRule = 'UNCERTAIN';
export const uncertainMessage = 'delivery.uncertain';
/** Commands behind the two buttons; the bot registers them, delivery/ acts with `settleUncertain`. */
export const uncertainCommands = { resend: 'uncertain resend', arrived: 'uncertain arrived' } as const;
export type UncertainChoice = keyof typeof uncertainCommands;
/** The argument that names one message; absent: all of the space. */
export const uncertainArgument = 'message';

/** Messages shown with buttons of their own; the rest is settled together. */
const shownMessages = 5;
/** « Je ne sais pas si ces messages sont arrivés », each with its two buttons; redrawn when it has been decided. */
export function composeUncertain(directory: RecipientDirectory): Composer {
  return async ({ tx, t, redraw }, { spaceId }) => {
    const leaders = await tx.messageDelivery.findMany({
      where: { ...undecided(spaceId), mergedIntoId: null },
      orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    });
    if (leaders.length === 0)
      return redraw ? { card: card(t('delivery.uncertain.heading'), t('delivery.uncertain.decided')) } : null;
    const shown = leaders.slice(0, shownMessages);
    const blocks: Block[] = [{ kind: 'text', text: t('delivery.uncertain.text', { count: leaders.length }) }];
    for (const [index, row] of shown.entries()) {
      const heading = (row.card as { heading?: string } | null)?.heading ?? row.rule;
      const who = await whereOf(tx, directory, row);
      const button = (choice: UncertainChoice): Button => ({
        id: `uncertain-${choice}-${index + 1}`,
        label: t(`delivery.uncertain.${choice}`),
        command: uncertainCommands[choice],
        arguments: { [uncertainArgument]: row.id },
      });
      blocks.push({ kind: 'list', items: [{ text: [{ bold: who }, ` · ${heading}`] }] });
      blocks.push({ kind: 'actions', buttons: [button('arrived'), button('resend')] });
    }
    if (leaders.length === 1) return { card: { heading: t('delivery.uncertain.heading'), blocks } };
    const all = (choice: UncertainChoice): Button => ({
      id: `uncertain-${choice}-all`,
      label: t(`delivery.uncertain.${choice}All`, { count: leaders.length }),
      command: uncertainCommands[choice],
      arguments: {},
      confirm: t(`delivery.uncertain.${choice}Confirm`, { count: leaders.length }),
    });
    return {
      card: { heading: t('delivery.uncertain.heading'), blocks, actions: [all('arrived'), all('resend')] },
    };
  };
}

/** Rows that wait for a choice. What asks about the others is not asked about. */
export function undecided(spaceId: string) {
  return { spaceId, state: 'uncertain' as const, rule: { not: uncertainRule } };
}
