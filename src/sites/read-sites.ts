import type { Deployment, Person, Site } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { plainDate } from '../time.ts';

/** A site with its passage to the software, the day it goes live, as long as one is known, and who directs it. */
export interface DatedSite extends Site {
  deployment: Deployment | null;
  goLive: Temporal.PlainDate | null;
  pilot: boolean;
  director: Person | null;
}

/** @returns the sites of a space that are open, the earliest go-live first, those without a date last */
export async function readSites(tx: Transaction, spaceId: string): Promise<DatedSite[]> {
  const sites = await tx.site.findMany({
    where: { spaceId, state: 'active' },
    include: { director: true, deployment: true },
    orderBy: [{ deployment: { goLive: { sort: 'asc', nulls: 'last' } } }, { code: 'asc' }],
  });
  return sites.map((site) => ({
    ...site,
    goLive: site.deployment?.goLive ? plainDate(site.deployment.goLive) : null,
    pilot: site.deployment?.pilot ?? false,
  }));
}
