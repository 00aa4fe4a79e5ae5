import { rolesInOpenSession } from '../meetings/committee-at-hand.ts';
import type { Act } from '../people/authorisation.ts';
import { judgeAct } from '../people/permit.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Decision } from '../store/generated/client.ts';

/** @returns the act it takes: who answers for the decisions of the committee takes back a draft, who conducts what was only presumed */
export function actToWithdraw({ state }: Pick<Decision, 'state'>): Act {
  return state === 'draft' ? 'minutes.release' : 'meeting.conduct';
}

/** @returns whether a decision is this person's to take back: they recorded the draft, or may as said above */
export async function mayWithdraw(
  turn: DomainTurn,
  decision: Pick<Decision, 'recordedById' | 'committeeId' | 'state'>,
): Promise<boolean> {
  const { recordedById, committeeId, state } = decision;
  if (state === 'draft' && recordedById === turn.actor.id) return true;
  const rolesInMatter = state === 'draft' ? [] : await rolesInOpenSession(turn, committeeId);
  const { verdict } = await judgeAct(turn, actToWithdraw(decision), {
    committeeId,
    own: false,
    rolesInMatter,
  });
  return verdict === 'allowed';
}
