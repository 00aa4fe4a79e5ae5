import { judgeAct } from '../people/permit.ts';
import { steeringCommittee } from '../people/steering-committee.ts';
import type { DomainTurn } from '../people/turn.ts';

/**
 * Whether somebody may read the indicators: who records or proposes them, and the voting members of the steering committee.
 *
 * @param siteId the site; absent: all of them
 */
export async function mayReadUsage(turn: DomainTurn, siteId?: string): Promise<boolean> {
  const committeeId = (await steeringCommittee(turn.tx, turn.space.id))?.id;
  const { verdict } = await judgeAct(turn, 'usage.record', { committeeId, siteId, own: false });
  // A director or a referent of some site is none here: without a site, only who records outright.
  if (verdict === 'allowed' || (verdict === 'proposes' && siteId !== undefined)) return true;
  const whole = await judgeAct(turn, 'readiness.read', { committeeId, siteId, own: false });
  return whole.verdict === 'allowed';
}
