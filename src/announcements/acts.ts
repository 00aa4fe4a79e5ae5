import { readDeployment } from '../deployments/deployment.ts';
import type { HouseAct, HouseActs } from '../people/turn.ts';
import { draftForSite } from './draft/draft-for-site.ts';
import type { SiteKind } from './kinds.ts';
import { leaveOnItsDay } from './to-staff/leave.ts';

/** What copil does by itself about announcements to staff. */
export const announcementActs: HouseActs = {
  'announcement.draftFirst': drafting(['first']),
  'announcement.draftSecond': drafting(['second', 'third']),
  'announcement.leave': leaveOnItsDay,
};

function drafting(kinds: readonly SiteKind[]): HouseAct {
  return async (context, { subjectId }) => {
    await draftForSite(context, await readDeployment(context.tx, subjectId), kinds);
  };
}
