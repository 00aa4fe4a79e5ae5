import { readChairs } from '../../people/read-chairs.ts';
import { steeringCommittee } from '../../people/steering-committee.ts';
import { today } from '../../people/today.ts';
import type { DomainTurn } from '../../people/turn.ts';
import type { DeploymentOfSite } from '../deployment.ts';

/**
 * Whether the reason of a change may be told to the staff (« the reason approved by DIR », domain.md 5.4, case 1):
 * - `given`: who directs the site, or presides, gave it; or nobody directs it;
 * - `asked`: a lead changes the date, and says whether the director agreed; without it the correction leaves at once all the
 *   same, without the reason, because a wrong date may not stand until somebody is back;
 * - `notAskable`: somebody else asked for the change, and who accepts it cannot answer for the director.
 */
export type ReasonApproval = 'given' | 'asked' | 'notAskable';

export async function reasonApproval(
  turn: Pick<DomainTurn, 'tx' | 'actor' | 'space' | 'onBehalfOfId' | 'now' | 'timeZone'>,
  { site }: Pick<DeploymentOfSite, 'site'>,
): Promise<ReasonApproval> {
  const { tx, actor, space, onBehalfOfId } = turn;
  if (!site.directorId || [actor.id, onBehalfOfId].includes(site.directorId)) return 'given';
  const committee = await steeringCommittee(tx, space.id);
  const chairs = committee ? await readChairs(tx, committee.id, today(turn)) : [];
  if (chairs.includes(actor.id)) return 'given';
  return onBehalfOfId ? 'notAskable' : 'asked';
}
