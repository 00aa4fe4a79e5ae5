import { card } from '../conversation/card.ts';
import type { Delivery } from '../delivery/dispatch.ts';
import { catchUpCommands } from '../delivery/late.ts';
import { domainCommand } from '../people/turn.ts';

/** Nasty case 9: after downtime somebody who sees the ledger decides what becomes of the reminders held back. */
export function catchUp(delivery: Pick<Delivery, 'sendHeld' | 'dropHeld'>) {
  return [
    domainCommand({
      name: catchUpCommands.send,
      alias: 'rattrapage envoyer',
      group: 'overview',
      act: 'ledger.see',
      hidden: true,
      arguments: {},
      async run(turn) {
        const count = await delivery.sendHeld(turn.tx, turn.space.id);
        return {
          outcome: 'done',
          visibility: 'private',
          replaces: true,
          card: card(undefined, turn.t('overview.catchUp.sent', { count })),
        };
      },
    }),
    domainCommand({
      name: catchUpCommands.drop,
      alias: 'rattrapage abandonner',
      group: 'overview',
      act: 'ledger.see',
      hidden: true,
      arguments: {},
      async run(turn) {
        const count = await delivery.dropHeld(turn.tx, turn.space.id);
        return {
          outcome: 'done',
          visibility: 'private',
          replaces: true,
          card: card(undefined, turn.t('overview.catchUp.dropped', { count })),
        };
      },
    }),
  ];
}
