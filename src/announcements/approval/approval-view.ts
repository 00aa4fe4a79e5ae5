import { peopleOfSite } from '../../deployments/audiences.ts';
import { type DeploymentOfSite, readDeployment } from '../../deployments/deployment.ts';
import { approves, drafts, judgeReader } from '../../people/judge-reader.ts';
import { namesById } from '../../people/names-by-id.ts';
import { dayOn } from '../../sites/day-on.ts';
import { staffOf } from '../../sites/staff.ts';
import type { Announcement } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';
import { toldOf } from '../to-staff/leave.ts';

/** Everything the card of an approval shows, for one reader. */
export interface ApprovalView {
  deployment: DeploymentOfSite;
  /** Local day on the site. */
  day: Temporal.PlainDate;
  announcements: Announcement[];
  /** The reader may approve them: who directs the site, or the chair. */
  approves: boolean;
  /** The reader may change the words. */
  writes: boolean;
  /** Who may approve, by name. */
  approvers: string[];
  /** How many people it reaches. */
  staff: number;
  names: Map<string, string>;
}

/** @param personId who reads */
export async function viewForApproval(
  tx: Transaction,
  deploymentId: string,
  announcements: Announcement[],
  personId: string | null,
  now: Temporal.Instant,
): Promise<ApprovalView> {
  const deployment = await readDeployment(tx, deploymentId);
  const day = dayOn(deployment.site, now);
  const people = await peopleOfSite(tx, deployment, day);
  const approvers = [...new Set([...people.directors, ...people.chairs])];
  const staff = await staffOf(tx, deployment.site, day);
  const told = announcements.some(({ kind }) => kind === 'correction')
    ? await toldOf(tx, deploymentId)
    : null;
  const reader = { spaceId: deployment.spaceId, personId, now };
  const verdict = await judgeReader(tx, reader, 'announcement.approveSite', deployment.siteId);
  const names = await namesById(tx, [...approvers, ...announcements.map((one) => one.approvedById)]);
  return {
    deployment,
    day,
    announcements,
    approves: approves(verdict),
    writes: drafts(verdict),
    approvers: approvers.flatMap((id) => names.get(id) ?? []),
    staff: staff.filter(({ person }) => told === null || told.has(person.id)).length,
    names,
  };
}
