import { judgeAct } from '../../people/permit.ts';
import type { Role } from '../../people/roles.ts';
import { steeringCommittee } from '../../people/steering-committee.ts';
import type { DomainTurn } from '../../people/turn.ts';

/** What somebody is for the requests of the project: those who send or propose them read all, the vendor what was sent. */
export type Reading = 'all' | 'sent' | 'none';

export async function readingOf(turn: DomainTurn): Promise<Reading> {
  const committee = await steeringCommittee(turn.tx, turn.space.id);
  const rolesInMatter: Role[] = [];
  const matter = { committeeId: committee?.id, own: false, rolesInMatter };
  const { verdict } = await judgeAct(turn, 'vendorRequest.send', matter);
  if (verdict === 'allowed' || verdict === 'proposes') return 'all';
  // The chair answers for the committee, though others send.
  if ((await judgeAct(turn, 'vendorRequest.answer', matter)).verdict === 'allowed')
    return verdict === 'summary' ? 'sent' : 'all';
  return verdict === 'summary' ? 'sent' : 'none';
}
