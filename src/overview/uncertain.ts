import { text } from '../conversation/arguments.ts';
import { card } from '../conversation/card.ts';
import type { Delivery } from '../delivery/dispatch.ts';
import { type UncertainChoice, uncertainCommands } from '../delivery/uncertain-message.ts';
import { domainCommand } from '../people/turn.ts';

const aliases: Record<UncertainChoice, string> = { resend: 'doute renvoyer', arrived: 'doute arrivé' };
const identifier = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** C57: a message that perhaps arrived is settled by somebody who sees the ledger: « Renvoyer » or « C’est arrivé ». */
export function uncertain(delivery: Pick<Delivery, 'settleUncertain'>) {
  return (['resend', 'arrived'] as const).map((choice) =>
    domainCommand({
      name: uncertainCommands[choice],
      alias: aliases[choice],
      group: 'overview',
      act: 'ledger.see',
      hidden: true,
      arguments: { message: text({ optional: true, hidden: true }) },
      async run(turn, { message }) {
        const known = message === undefined || identifier.test(message);
        const count = known
          ? await delivery.settleUncertain(turn.tx, { spaceId: turn.space.id, choice, id: message })
          : 0;
        return {
          outcome: 'done',
          visibility: 'private',
          card: card(undefined, turn.t(`overview.uncertain.${choice}`, { count })),
        };
      },
    }),
  );
}
