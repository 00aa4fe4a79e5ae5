import { previousOpenDay } from '../delivery/working-days.ts';
import { type DeploymentOfSite, goLiveOf } from '../deployments/deployment.ts';
import { calendarOf } from '../meetings/working-calendar.ts';
import type { Happening } from '../people/turn.ts';
import type { Announcement } from '../store/generated/client.ts';
import { findOfSite, toldStates } from './announcement.ts';
import { draftForSite } from './draft-for-site.ts';
import type { SiteKind } from './kinds.ts';

/** Days before the go-live from which each draft exists (D02, D08). */
const draftedFrom: Readonly<Record<SiteKind, number>> = { first: -37, second: -12, third: -12 };

/**
 * Drafts what should exist by now for a go-live that is ahead: a site loaded late, or a date moved to within these days, has passed
 * the day on which the timeline drafts. The first announcement is not written twice once it was sent.
 *
 * @returns the new drafts
 */
export async function draftDue(by: Happening, deployment: DeploymentOfSite): Promise<Announcement[]> {
  const goLive = goLiveOf(deployment);
  const today = by.now.toZonedDateTimeISO(deployment.site.organisation.timeZone).toPlainDate();
  if (!goLive || Temporal.PlainDate.compare(today, goLive) >= 0) return [];
  const calendar = await calendarOf(by.tx, deployment.site.organisation);
  const due: SiteKind[] = [];
  for (const kind of ['first', 'second', 'third'] as const) {
    const from = previousOpenDay(goLive.add({ days: draftedFrom[kind] }), calendar);
    if (Temporal.PlainDate.compare(today, from) < 0) continue;
    const which = { deploymentId: deployment.id, version: deployment.version, kind };
    if (!(await findOfSite(by.tx, which)) && !(await wasTold(by, deployment, kind))) due.push(kind);
  }
  return draftForSite(by, deployment, due);
}

/** A1 informs of what comes, whatever the day; A2 and A3 are about one day. */
async function wasTold({ tx }: Happening, { id }: DeploymentOfSite, kind: SiteKind): Promise<boolean> {
  if (kind !== 'first') return false;
  const told = await tx.announcement.count({
    where: { deploymentId: id, kind, state: { in: [...toldStates] } },
  });
  return told > 0;
}
