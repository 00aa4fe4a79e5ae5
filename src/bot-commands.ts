import { closeAction } from './actions/close-action.ts';
import { createAction } from './actions/create-action.ts';
import { listActions } from './actions/list-actions.ts';
import { decide } from './decisions/decide.ts';
import { listDecisions } from './decisions/list-decisions.ts';
import type { Delivery } from './delivery/dispatch.ts';
import { meetingCommands } from './meetings/commands/commands.ts';
import { catchUp } from './overview/catch-up.ts';
import { status } from './overview/status.ts';
import { peopleCommands } from './people/commands/commands.ts';
import type { DomainCommand } from './people/turn.ts';
import { decideProposal } from './proposals/decide-proposal.ts';

/** Every command of the bot, in the order the help shows them. */
export function commandRooms(delivery: Pick<Delivery, 'sendHeld' | 'dropHeld'>): DomainCommand[] {
  return [
    status,
    ...meetingCommands,
    decide,
    listDecisions,
    createAction,
    closeAction,
    listActions,
    ...peopleCommands,
    decideProposal,
    ...catchUp(delivery),
  ] as unknown as DomainCommand[];
}
