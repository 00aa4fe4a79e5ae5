import { closeAction } from './actions/close-action.ts';
import { createAction } from './actions/create-action.ts';
import { listActions } from './actions/list-actions.ts';
import { addItem } from './agenda/add-item.ts';
import { decideItem } from './agenda/decide-item.ts';
import { listItems } from './agenda/list-items.ts';
import { decide } from './decisions/decide.ts';
import { listDecisions } from './decisions/list-decisions.ts';
import type { Delivery } from './delivery/dispatch.ts';
import { meetingCommands } from './meetings/commands/commands.ts';
import { catchUp } from './overview/catch-up.ts';
import { home } from './overview/home.ts';
import { status } from './overview/status.ts';
import { uncertain } from './overview/uncertain.ts';
import { peopleCommands } from './people/commands/commands.ts';
import type { DomainCommand } from './people/turn.ts';
import { decideProposal } from './proposals/decide-proposal.ts';

/** What commands do to the ledger beyond planning. */
export type LedgerActs = Pick<Delivery, 'sendHeld' | 'dropHeld' | 'settleUncertain'>;

/** Every command of the bot, in the order the help shows them. */
export function commandRooms(delivery: LedgerActs): DomainCommand[] {
  const rooms: DomainCommand[] = [
    status,
    home(actOf),
    ...meetingCommands,
    addItem,
    listItems,
    decideItem,
    decide,
    listDecisions,
    createAction,
    closeAction,
    listActions,
    ...peopleCommands,
    ...catchUp(delivery),
    ...uncertain(delivery),
  ] as unknown as DomainCommand[];
  function actOf(name: string): DomainCommand['act'] {
    return rooms.find((command) => command.name === name)?.act;
  }
  return [...rooms, decideProposal(actOf) as unknown as DomainCommand];
}
