import { deploymentOfSite, readDeployment } from '../deployments/deployment.ts';
import { isBeforeGoLive } from '../deployments/is-before-go-live.ts';
import type { Happening, HouseListener } from '../people/turn.ts';
import { followFacts, openChecklist } from './checklist/open-checklist.ts';
import { expireChecks } from './checklist/settle-check.ts';
import { moveToPair } from './nudges/move-to-pair.ts';
import { feedTraining } from './training/feed-check.ts';
import { weighMove } from './weigh-move.ts';

/** The list of a site opens with its file, follows its date, and passes from who leaves to the pair. */
export const followOnReadiness: HouseListener = async (by, event) => {
  switch (event.kind) {
    case 'deployment.entered':
      if (event.state === 'preparing') await openChecklist(by, event.deploymentId);
      return;
    case 'deployment.weighed':
      return weighMove(by, event.deploymentId, event.to, event.touched);
    case 'deployment.moved':
      return dateChanged(by, event.deploymentId, event.version);
    case 'referent.changed':
      return referentChanged(by, event.siteId, event.personId);
    case 'site.peopleChanged':
      return staffChanged(by, event.siteId);
  }
};

/** What perishes is judged for the new date; what was asked for the old one waits for no answer any more (nasty case 1). */
async function dateChanged(by: Happening, deploymentId: string, version: number): Promise<void> {
  const deployment = await readDeployment(by.tx, deploymentId);
  await by.tx.nudge.updateMany({
    where: { deploymentId, version: { lt: version }, state: 'sent' },
    data: { state: 'cancelled' },
  });
  await feedTraining(by, deployment);
  await expireChecks(by, deployment);
}

async function referentChanged(by: Happening, siteId: string, personId: string): Promise<void> {
  const deployment = await deploymentOfSite(by.tx, siteId);
  if (!deployment || !isBeforeGoLive(deployment, by.now)) return;
  const opened = await by.tx.readinessCheck.count({ where: { deploymentId: deployment.id } });
  if (opened > 0) await followFacts(by, deployment);
  await moveToPair(by, deployment, personId);
}

async function staffChanged(by: Happening, siteId: string): Promise<void> {
  const deployment = await deploymentOfSite(by.tx, siteId);
  if (deployment && isBeforeGoLive(deployment, by.now)) await feedTraining(by, deployment);
}
