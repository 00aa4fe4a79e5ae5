import type { Reply } from '../conversation/reply.ts';
import { type DeploymentOfSite, deploymentOfSite } from '../deployments/deployment.ts';
import { sayNo } from '../people/say-no.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Site } from '../store/generated/client.ts';

/** @returns the deployment of the site that was named, or why there is none to speak of */
export async function deploymentMeant(
  turn: DomainTurn,
  site: Site,
): Promise<{ deployment: DeploymentOfSite } | { refusal: Reply }> {
  const deployment = await deploymentOfSite(turn.tx, site.id);
  if (deployment) return { deployment };
  return { refusal: sayNo(turn, 'readiness.noDeployment', { site: site.name }, 'site') };
}
