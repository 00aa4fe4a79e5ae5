import { text } from '../conversation/arguments.ts';
import { card } from '../conversation/card.ts';
import type { Delivery } from '../delivery/dispatch.ts';
import type { UncertainWhich } from '../delivery/uncertain.ts';
import {
  type UncertainChoice,
  uncertainArguments,
  uncertainCommands,
  undecidedBlocks,
} from '../delivery/uncertain-message.ts';
import { recipientDirectory } from '../people/recipient-directory.ts';
import { domainCommand } from '../people/turn.ts';

const aliases: Record<UncertainChoice, string> = { resend: 'doute renvoyer', arrived: 'doute arrivé' };
const identifier = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const milliseconds = /^\d{1,15}$/;

/**
 * C57: messages that perhaps arrived are settled by somebody who sees the ledger: « Renvoyer » or « C’est arrivé ». Typed
 * without a button, the command shows them: nothing is sent again unseen.
 */
export function uncertain(delivery: Pick<Delivery, 'settleUncertain'>) {
  return (['resend', 'arrived'] as const).map((choice) =>
    domainCommand({
      name: uncertainCommands[choice],
      alias: aliases[choice],
      group: 'overview',
      act: 'ledger.see',
      hidden: true,
      arguments: {
        [uncertainArguments.message]: text({ optional: true, hidden: true }),
        [uncertainArguments.shownAt]: text({ optional: true, hidden: true }),
      },
      async run(turn, values) {
        const { tx, t, now, space } = turn;
        const which = whichOf(values);
        const blocks = which
          ? []
          : await undecidedBlocks({ tx, t, now, directory: recipientDirectory, spaceId: space.id });
        if (blocks.length > 0) {
          const heading = t('delivery.uncertain.heading');
          return { outcome: 'done', visibility: 'private', card: { heading, blocks } };
        }
        const count = which ? await delivery.settleUncertain(tx, { spaceId: space.id, choice, ...which }) : 0;
        return {
          outcome: 'done',
          visibility: 'private',
          card: card(undefined, t(`overview.uncertain.${choice}`, { count })),
        };
      },
    }),
  );
}

/** @returns null when a button said neither, or nothing that can be read. */
function whichOf({ message, shownAt }: { message?: string; shownAt?: string }): UncertainWhich | null {
  if (message !== undefined) return identifier.test(message) ? { id: message } : null;
  if (shownAt === undefined || !milliseconds.test(shownAt)) return null;
  return { shownAt: Temporal.Instant.fromEpochMilliseconds(Number(shownAt)) };
}
