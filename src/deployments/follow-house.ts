import type { Happening, HouseListener } from '../people/turn.ts';
import { deploymentOfSite, readDeployments } from './deployment.ts';
import { planDeployment, planDeployments } from './plan-deployment.ts';

/** Who comes and goes changes who is told around a go-live: what waits follows. */
export const followOnDeployments: HouseListener = async (by, event) => {
  switch (event.kind) {
    case 'site.peopleChanged':
    case 'referent.changed':
      return replanSite(by, event.siteId);
    case 'member.joined':
    case 'member.changed':
    case 'member.left': {
      const { kind } = await by.tx.committee.findUniqueOrThrow({ where: { id: event.committeeId } });
      return kind === 'copil' || kind === 'cosuiv' ? replanAll(by) : undefined;
    }
    case 'person.gone':
      return replanAll(by);
  }
};

async function replanSite(by: Happening, siteId: string): Promise<void> {
  const deployment = await deploymentOfSite(by.tx, siteId);
  if (deployment && deployment.state !== 'closed') await planDeployment(by, deployment);
}

async function replanAll(by: Happening): Promise<void> {
  const deployments = await readDeployments(by.tx, by.space.id);
  await planDeployments(
    by,
    deployments.filter(({ state }) => state !== 'closed'),
  );
}
