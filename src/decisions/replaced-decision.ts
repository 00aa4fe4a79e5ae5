import type { Reply } from '../conversation/reply.ts';
import { sayNo } from '../people/say-no.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Decision } from '../store/generated/client.ts';
import { inForce, stands } from './chain.ts';

/** Why a decision cannot be replaced by a new one of this committee: the field to correct, with what to write there; or null. */
export async function cannotReplace(
  turn: DomainTurn,
  replaced: Decision,
  committeeId: string,
): Promise<Reply | null> {
  const { number, state } = replaced;
  if (replaced.committeeId !== committeeId)
    return sayNo(turn, 'decision.replaces.otherCommittee', { number }, 'replaces');
  if (stands(replaced)) return null;
  if (state !== 'superseded')
    return sayNo(
      turn,
      'decision.replaces.notMade',
      { number, state: turn.t(`decision.state.${replaced.state}`) },
      'replaces',
    );
  const last = await inForce(turn.tx, replaced);
  return sayNo(turn, 'decision.replaces.already', { number, last: last.number }, 'replaces');
}
