/** What was told about a sheet is drawn again: of a site’s hundreds of cards only those that show it. */

import { peopleOfSite } from '../deployments/audiences.ts';
import type { Deed } from '../people/turn.ts';
import { dayOn } from '../sites/day-on.ts';
import type { ThreadOfSite } from './thread.ts';

type By = Pick<Deed, 'tx' | 'ledger' | 'now' | 'correlationId'>;

/** The draft of those who work on it and approve it, and the thread in the site’s channel. */
export async function refreshWriters(by: By, thread: ThreadOfSite, ...more: string[]): Promise<void> {
  const { deployment } = thread;
  const day = dayOn(deployment.site, by.now);
  const { referents, functionalLeads, directors } = await peopleOfSite(by.tx, deployment, day);
  const { channelId } = deployment.site;
  const shown = [...referents, ...functionalLeads, ...directors, ...(channelId ? [channelId] : []), ...more];
  const subject = { type: 'deployment', id: deployment.id };
  for (const id of new Set(shown)) await by.ledger.refresh(by.tx, subject, by.correlationId, id);
  await by.ledger.refresh(by.tx, { type: 'lessonsThread', id: thread.id }, by.correlationId);
}

/** Those of every organisation and of the next sites too: a text was erased, or the sheet withdrawn. */
export async function refreshEverywhere(by: By, thread: ThreadOfSite): Promise<void> {
  await by.ledger.refresh(by.tx, { type: 'deployment', id: thread.deploymentId }, by.correlationId);
  await by.ledger.refresh(by.tx, { type: 'lessonsThread', id: thread.id }, by.correlationId);
}
