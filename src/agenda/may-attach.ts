import type { Reply } from '../conversation/reply.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { AgendaItemWithMeeting } from './agenda-item.ts';
import { mayNotChange } from './commands/edit-item.ts';

/**
 * Who prepares the meeting, who presents the point, and its author say what is to be read for it. A request of somebody else
 * is theirs once it is accepted: it is judged for who accepts.
 *
 * @returns why this person may not; null when they may
 */
export async function mayNotAttach(turn: DomainTurn, item: AgendaItemWithMeeting): Promise<Reply | null> {
  const own = item.presenterId === turn.actor.id || item.proposedById === turn.actor.id;
  return own ? null : mayNotChange(turn, item);
}
