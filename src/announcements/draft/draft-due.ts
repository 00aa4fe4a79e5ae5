import { type DeploymentOfSite, goLiveOf } from '../../deployments/deployment.ts';
import { dayOfRuleFor } from '../../deployments/deployment-timeline.ts';
import { isBeforeGoLive } from '../../deployments/is-before-go-live.ts';
import type { Happening } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import { calendarOfSite } from '../../sites/working-calendar.ts';
import type { Announcement } from '../../store/generated/client.ts';
import { findOfSite } from '../announcement.ts';
import type { SiteKind } from '../kinds.ts';
import { toldOf } from '../to-staff/leave.ts';
import { draftForSite } from './draft-for-site.ts';

/** The rule that drafts each. */
const draftedBy: Readonly<Record<SiteKind, string>> = {
  first: 'D02-DRAFT',
  second: 'D08-DRAFT',
  third: 'D08-DRAFT',
};

/**
 * Drafts what should exist by now for a go-live that is ahead: a site loaded late, or a date moved to within these days, has passed
 * the day on which the timeline drafts. The first announcement is not written twice once it was sent.
 *
 * @returns the new drafts
 */
export async function draftDue(by: Happening, deployment: DeploymentOfSite): Promise<Announcement[]> {
  const goLive = goLiveOf(deployment);
  const today = dayOn(deployment.site, by.now);
  if (!goLive || !isBeforeGoLive(deployment, by.now)) return [];
  const calendar = await calendarOfSite(by.tx, deployment.site);
  const due: SiteKind[] = [];
  for (const kind of ['first', 'second', 'third'] as const) {
    const from = dayOfRuleFor(draftedBy[kind], goLive, calendar);
    if (Temporal.PlainDate.compare(today, from) < 0) continue;
    const which = { deploymentId: deployment.id, version: deployment.version, kind };
    if (!(await findOfSite(by.tx, which)) && !(await wasTold(by, deployment, kind))) due.push(kind);
  }
  return draftForSite(by, deployment, due);
}

/** A1 informs of what comes, whatever the day; A2 and A3 are about one day. */
async function wasTold({ tx }: Happening, { id }: DeploymentOfSite, kind: SiteKind): Promise<boolean> {
  return kind === 'first' && (await toldOf(tx, id, [kind])).size > 0;
}
