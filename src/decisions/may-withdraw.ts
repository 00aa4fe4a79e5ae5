import { judgeAct } from '../people/permit.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Decision } from '../store/generated/client.ts';

/** @returns whether a draft is this person's to take back: they recorded it, or answer for the committee's decisions */
export async function mayWithdraw(
  turn: DomainTurn,
  { recordedById, committeeId }: Pick<Decision, 'recordedById' | 'committeeId'>,
): Promise<boolean> {
  if (recordedById === turn.actor.id) return true;
  return (await judgeAct(turn, 'minutes.release', { committeeId, own: false })).verdict === 'allowed';
}
