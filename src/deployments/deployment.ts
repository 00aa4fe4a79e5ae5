import type { Deployment, Organisation, Person, Prisma, Site } from '../store/generated/client.ts';
import type { DeploymentState } from '../store/generated/enums.ts';
import type { Transaction } from '../store/store.ts';
import { plainDate } from '../time.ts';

/** A deployment with the site it is about. */
export type DeploymentOfSite = Deployment & {
  site: Site & { organisation: Organisation; director: Person | null };
};

const parts = { site: { include: { organisation: true, director: true } } } as const;
const orderBy = [
  { goLive: { sort: 'asc', nulls: 'last' } },
  { site: { code: 'asc' } },
] satisfies Prisma.DeploymentOrderByWithRelationInput[];

export function readDeployment(tx: Transaction, id: string): Promise<DeploymentOfSite> {
  return tx.deployment.findUniqueOrThrow({ where: { id }, include: parts });
}

/** @returns those that are there, the earliest go-live first */
export function readDeploymentsOf(
  tx: Transaction,
  which: readonly { id: string }[],
): Promise<DeploymentOfSite[]> {
  return tx.deployment.findMany({
    where: { id: { in: which.map(({ id }) => id) } },
    include: parts,
    orderBy,
  });
}

export function deploymentOfSite(tx: Transaction, siteId: string): Promise<DeploymentOfSite | null> {
  return tx.deployment.findUnique({ where: { siteId }, include: parts });
}

/** Two people who change the same deployment at once: the second one sees what the first did. */
export async function lockDeployment(tx: Transaction, id: string): Promise<DeploymentOfSite> {
  await tx.$queryRaw`SELECT id FROM "Deployment" WHERE id = ${id}::uuid FOR UPDATE`;
  return readDeployment(tx, id);
}

/** @returns the deployments of the sites of a space that are open, the earliest go-live first */
export function readDeployments(tx: Transaction, spaceId: string): Promise<DeploymentOfSite[]> {
  return tx.deployment.findMany({
    where: { spaceId, site: { state: 'active' } },
    include: parts,
    orderBy,
  });
}

/** @returns the day it goes live; null as long as none is known */
export function goLiveOf({ goLive }: Pick<Deployment, 'goLive'>): Temporal.PlainDate | null {
  return goLive && plainDate(goLive);
}

/** States before the go-live: its date may still be changed (domain.md 4.1). */
export const beforeGoLive: readonly DeploymentState[] = ['planned', 'preparing', 'ready', 'postponed'];
/** States after it, until its lessons are learnt and it closes. */
export const afterGoLive: readonly DeploymentState[] = ['live', 'hypercare', 'capitalised', 'suspended'];
