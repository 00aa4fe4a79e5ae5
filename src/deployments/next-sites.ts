import type { Deployment } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { type DeploymentOfSite, goLiveOf, readDeployments } from './deployment.ts';

/** A site that starts later, and when. */
export interface NextSite {
  deployment: DeploymentOfSite;
  goLive: Temporal.PlainDate;
}

/** @returns the sites of the space that go live after this one and after the day, the nearest first */
export async function nextSites(
  tx: Transaction,
  { id, spaceId, goLive }: Pick<Deployment, 'id' | 'spaceId' | 'goLive'>,
  day: Temporal.PlainDate,
): Promise<NextSite[]> {
  const from = goLiveOf({ goLive });
  const after = (one: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(one, day) > 0 && (!from || Temporal.PlainDate.compare(one, from) > 0);
  return (await readDeployments(tx, spaceId)).flatMap((deployment) => {
    const its = goLiveOf(deployment);
    return its && deployment.id !== id && after(its) ? [{ deployment, goLive: its }] : [];
  });
}
