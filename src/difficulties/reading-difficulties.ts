/** Who may read what was said of a site, and who sees figures only (domain.md 4.5, nasty case 5). */

import { judgeAct } from '../people/permit.ts';
import { siteTies } from '../people/site-ties.ts';
import { steeringCommittee } from '../people/steering-committee.ts';
import type { DomainTurn } from '../people/turn.ts';
import { readDayOn } from '../sites/day-on.ts';

/** @returns whether the person follows what is said of every site: the chair and the two leads */
async function readsEverySite(turn: DomainTurn): Promise<boolean> {
  const committee = await steeringCommittee(turn.tx, turn.space.id);
  if (!committee) return false;
  const { verdict } = await judgeAct(turn, 'difficulty.qualify', { committeeId: committee.id, own: false });
  return verdict === 'allowed';
}

/** @returns whether the person may read the words said of this site, and act on them: also who directs it and its referents */
export async function followsSite(turn: DomainTurn, siteId: string): Promise<boolean> {
  const day = await readDayOn(turn.tx, siteId, turn.now);
  const { directs, refers } = await siteTies(turn.tx, turn.actor.id, day, siteId);
  return directs || refers || (await readsEverySite(turn));
}
