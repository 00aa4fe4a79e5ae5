import type { Reply } from '../conversation/reply.ts';
import { judgeAct, refusal } from '../people/permit.ts';
import type { DomainTurn } from '../people/turn.ts';

/** Who may read the whole minutes of a committee may read its register (4.5); a summary of it there is not. */
export async function whyUnreadable(turn: DomainTurn, committeeId: string): Promise<Reply | null> {
  const judgement = await judgeAct(turn, 'minutes.read', { committeeId, own: false });
  return judgement.verdict === 'allowed' ? null : refusal(turn, 'minutes.read', judgement);
}

/** @returns whether buttons that change the register are of use to this person: what they press is done, not proposed */
export async function mayRecord(turn: DomainTurn, committeeId: string): Promise<boolean> {
  const { verdict } = await judgeAct(turn, 'risk.record', { committeeId, own: false });
  return verdict === 'allowed';
}
