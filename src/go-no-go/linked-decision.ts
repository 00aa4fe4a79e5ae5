import type { DeploymentOfSite } from '../deployments/deployment.ts';
import type { Decision } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { siteNamedIn } from './names-site.ts';

/** @returns the last decision of type go/no-go that stands and names the site: what the committee had said (5.3, step 9) */
export async function decisionOn(
  tx: Transaction,
  { site, spaceId }: DeploymentOfSite,
): Promise<Decision | null> {
  const sites = await tx.site.findMany({
    where: { spaceId, state: 'active' },
    select: { id: true, code: true, name: true },
  });
  const decisions = await tx.decision.findMany({
    where: { spaceId, type: 'goNoGo', state: { in: ['adopted', 'applied'] } },
    orderBy: { number: 'desc' },
  });
  return decisions.find(({ text }) => siteNamedIn(text, sites) === site.id) ?? null;
}
