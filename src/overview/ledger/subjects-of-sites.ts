import type { Transaction } from '../../store/store.ts';

/** @returns ids of everything a message about these sites may be about */
export async function subjectsOfSites(tx: Transaction, sites: readonly string[]): Promise<string[]> {
  const siteId = { in: [...sites] };
  const id = { id: true } as const;
  const deployments = await tx.deployment.findMany({ where: { siteId }, select: id });
  const deploymentId = { in: deployments.map((one) => one.id) };
  const ofSites = { where: { siteId }, select: id };
  const ofDeployments = { where: { deploymentId }, select: id };
  const found = await Promise.all([
    tx.referentAssignment.findMany(ofSites),
    tx.announcement.findMany(ofSites),
    tx.trainingSession.findMany(ofSites),
    tx.difficulty.findMany(ofSites),
    tx.remedy.findMany(ofSites),
    tx.readinessCheck.findMany(ofDeployments),
    tx.nudge.findMany(ofDeployments),
    tx.goNoGo.findMany(ofDeployments),
    tx.pulse.findMany(ofDeployments),
    tx.lessonsThread.findMany(ofDeployments),
  ]);
  return [...sites, ...deployments.map((one) => one.id), ...found.flat().map((one) => one.id)];
}
