import type { Reply } from '../conversation/reply.ts';
import { judgeAct } from '../people/permit.ts';
import { readingOf, unreadable } from '../people/reading.ts';
import type { DomainTurn } from '../people/turn.ts';

/** Who may read the whole minutes of a committee may read its register (4.5); a summary of it there is not. */
export async function whyUnreadable(turn: DomainTurn, committeeId: string): Promise<Reply | null> {
  return (await readingOf(turn, committeeId)) === 'whole' ? null : unreadable(turn, committeeId);
}

/** @returns whether buttons that change the register are of use to this person: what they press is done, not proposed */
export async function mayRecord(turn: DomainTurn, committeeId: string): Promise<boolean> {
  const { verdict } = await judgeAct(turn, 'risk.record', { committeeId, own: false });
  return verdict === 'allowed';
}
