import { type Judgement, judgeAct } from '../../people/permit.ts';
import { steeringCommittee } from '../../people/steering-committee.ts';
import type { DomainTurn } from '../../people/turn.ts';

/** What the matrix says of workbooks in and out for this person, in the project's steering committee. */
export async function judgeExchange(turn: DomainTurn): Promise<Judgement> {
  const committee = await steeringCommittee(turn.tx, turn.space.id);
  return judgeAct(turn, 'space.exchange', { committeeId: committee?.id, own: false });
}

export async function mayExchange(turn: DomainTurn): Promise<boolean> {
  return (await judgeExchange(turn)).verdict === 'allowed';
}
