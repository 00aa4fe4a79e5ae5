import type { Reply } from '../../conversation/reply.ts';
import { sayNo } from '../../people/say-no.ts';
import type { DomainTurn } from '../../people/turn.ts';
import { beforeGoLive, type DeploymentOfSite } from '../deployment.ts';
import { siteAndDate } from './impact-card.ts';

/** @returns why the date of a go-live can no longer be changed, or that it changed since the button was drawn */
export function cannotMove(
  turn: DomainTurn,
  deployment: DeploymentOfSite | null,
  version: number | undefined,
): Reply | null {
  if (!deployment) return sayNo(turn, 'deployment.none', {}, 'site');
  const values = siteAndDate(turn, deployment);
  if (!beforeGoLive.includes(deployment.state))
    return sayNo(turn, deployment.state === 'closed' ? 'deployment.closed' : 'deployment.move.live', values);
  if (version !== undefined && version !== deployment.version)
    return sayNo(turn, 'deployment.move.outdated', values);
  return null;
}
