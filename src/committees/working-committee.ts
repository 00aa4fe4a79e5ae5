import type { Reply } from '../conversation/reply.ts';
import { sayNo } from '../people/say-no.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Committee } from '../store/generated/client.ts';
import { lockCommittee } from './read-committee.ts';

/**
 * Locks a committee that is to meet or to be asked something, and reads it afresh: it may have been closed since it was named.
 * A suspended one may still meet (4.1): only its rhythm rests.
 *
 * @returns the committee as it is now, or why it neither meets nor decides any more
 */
export async function lockWorkingCommittee(
  turn: Pick<DomainTurn, 'tx' | 't'>,
  committeeId: string,
): Promise<{ committee: Committee } | { reply: Reply }> {
  const committee = await lockCommittee(turn.tx, committeeId);
  if (committee.state !== 'closed') return { committee };
  return { reply: sayNo(turn, 'committee.closed', { committee: committee.label }, 'committee') };
}
