/** The alert about messages that perhaps arrived, with what can be done about each. */
import { type Block, type Button, card } from '../conversation/card.ts';
import type { Translator } from '../conversation/language.ts';
import type { MessageDelivery } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import type { Composer } from './ledger.ts';
import type { RecipientDirectory } from './ports.ts';
import { whereOf } from './where-of.ts';

export const uncertainRule = 'UNCERTAIN';
export const uncertainMessage = 'delivery.uncertain';
/** Commands behind the two buttons; the bot registers them, delivery/ acts with `settleUncertain`. */
export const uncertainCommands = { resend: 'uncertain resend', arrived: 'uncertain arrived' } as const;
export type UncertainChoice = keyof typeof uncertainCommands;
/** What a button carries: the id of one message, or when all of them were shown (epoch milliseconds). */
export const uncertainArguments = { message: 'message', shownAt: 'shownAt' } as const;

/** Messages shown with buttons of their own; the others are named, and settled together. */
const withButtons = 5;
const named = 20;

/** « Je ne sais pas si ces messages sont arrivés », each with its two buttons; redrawn when it has been decided. */
export function composeUncertain(directory: RecipientDirectory): Composer {
  return async ({ tx, t, now, answers, redraw }, { spaceId }) => {
    const heading = t('delivery.uncertain.heading');
    const blocks = await undecidedBlocks({ tx, t, now, directory, spaceId });
    if (blocks.length === 0) return redraw ? { card: card(heading, t('delivery.uncertain.decided')) } : null;
    // Its buttons stand in no mail.
    if (answers === 'mail') blocks.push({ kind: 'text', text: t('delivery.inTheChat') });
    return { card: { heading, blocks } };
  };
}

/**
 * The messages of a space that wait for a choice, with the buttons to make it.
 *
 * @param now business instant: « Tout renvoyer » means what stands here, not what comes after
 * @returns nothing when none is in doubt
 */
export async function undecidedBlocks({
  tx,
  t,
  now,
  directory,
  spaceId,
}: {
  tx: Transaction;
  t: Translator;
  now: Temporal.Instant;
  directory: RecipientDirectory;
  spaceId: string;
}): Promise<Block[]> {
  const leaders = await tx.messageDelivery.findMany({
    where: undecided(spaceId),
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  });
  const count = leaders.length;
  if (count === 0) return [];
  const nameOf = async (row: MessageDelivery) => ({
    text: [
      { bold: await whereOf(tx, directory, row) },
      ` · ${(row.card as { heading?: string } | null)?.heading ?? row.rule}`,
    ],
  });
  const blocks: Block[] = [{ kind: 'text', text: t('delivery.uncertain.text', { count }) }];
  for (const [index, row] of leaders.slice(0, withButtons).entries()) {
    const button = (choice: UncertainChoice): Button => ({
      id: `uncertain-${choice}-${index + 1}`,
      label: t(`delivery.uncertain.${choice}`),
      command: uncertainCommands[choice],
      arguments: { [uncertainArguments.message]: row.id },
    });
    blocks.push({ kind: 'list', items: [await nameOf(row)] });
    blocks.push({ kind: 'actions', buttons: [button('arrived'), button('resend')] });
  }
  if (count === 1) return blocks;
  const items = [];
  for (const row of leaders.slice(withButtons, named)) items.push(await nameOf(row));
  if (items.length > 0) blocks.push({ kind: 'list', items });
  const all = (choice: UncertainChoice): Button => ({
    id: `uncertain-${choice}-all`,
    label: t(`delivery.uncertain.${choice}All`, { count }),
    command: uncertainCommands[choice],
    arguments: { [uncertainArguments.shownAt]: String(now.epochMilliseconds) },
    confirm: t(`delivery.uncertain.${choice}Confirm`, { count }),
  });
  return [...blocks, { kind: 'actions', buttons: [all('arrived'), all('resend')] }];
}

/** Leading rows that wait for a choice. What asks about the others is not asked about. */
export function undecided(spaceId: string) {
  return { spaceId, state: 'uncertain' as const, rule: { not: uncertainRule }, mergedIntoId: null };
}
