import type { Person, Site } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { plainDate } from '../time.ts';

/** A site with the day it goes live, as long as one is known, and who directs it. */
export interface DatedSite extends Omit<Site, 'goLive'> {
  goLive: Temporal.PlainDate | null;
  director: Person | null;
}

/** @returns the sites of a space, the earliest go-live first, those without a date last */
export async function readSites(tx: Transaction, spaceId: string): Promise<DatedSite[]> {
  const sites = await tx.site.findMany({
    where: { spaceId },
    include: { director: true },
    orderBy: [{ goLive: { sort: 'asc', nulls: 'last' } }, { code: 'asc' }],
  });
  return sites.map((site) => ({ ...site, goLive: site.goLive && plainDate(site.goLive) }));
}
