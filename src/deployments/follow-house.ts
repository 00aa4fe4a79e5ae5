import type { Happening, HouseListener } from '../people/turn.ts';
import { deploymentOfSite, readDeployments } from './deployment.ts';
import { planDeployments } from './plan-deployment.ts';

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
  if (deployment) await planDeployments(by, [deployment]);
}

async function replanAll(by: Happening): Promise<void> {
  await planDeployments(by, await readDeployments(by.tx, by.space.id));
}
