import { plannedHour } from '../../delivery/look-up.ts';
import { type DeploymentOfSite, goLiveOf } from '../../deployments/deployment.ts';
import { isBeforeGoLive } from '../../deployments/is-before-go-live.ts';
import { isStopped } from '../../deployments/is-stopped.ts';
import { journal } from '../../people/journal.ts';
import type { Acting, Happening } from '../../people/turn.ts';
import type { Announcement } from '../../store/generated/client.ts';
import { toDate } from '../../time.ts';
import { subjectOf } from '../announcement.ts';
import { isSiteKind, ruleOf } from '../kinds.ts';
import { sendCorrection } from '../to-staff/correction.ts';
import { leaveLate } from '../to-staff/leave.ts';

/**
 * These very words may leave. What is still to come leaves on its day; what is overdue leaves at the next start of each shift.
 *
 * @param announcement locked, and waiting for approval
 */
export async function approveForSite(
  by: Happening & Pick<Acting, 'actor'>,
  deployment: DeploymentOfSite,
  announcement: Announcement,
): Promise<void> {
  const { tx } = by;
  const approved = await tx.announcement.update({
    where: { id: announcement.id },
    data: { state: 'approved', approvedById: by.actor.id, approvedAt: toDate(by.now) },
  });
  const after = { kind: approved.kind, text: approved.textVersion };
  await journal(by, 'announcement.approved', subjectOf(approved), { after });
  if (approved.kind === 'correction') return sendCorrection(by, deployment, approved);
  await leaveIfOverdue(by, deployment, approved);
}

/** Sends what is approved and whose day is behind, unless its go-live is stopped. */
export async function leaveIfOverdue(
  by: Happening,
  deployment: DeploymentOfSite,
  announcement: Announcement,
): Promise<void> {
  const { kind } = announcement;
  if (!isSiteKind(kind) || announcement.state !== 'approved') return;
  const subject = { type: 'deployment', id: deployment.id };
  const onItsDay = await plannedHour(by.tx, subject, { rule: `${ruleOf[kind].code}-LEAVES` });
  if (onItsDay || !isToAnnounce(deployment, by.now) || (await isStopped(by.tx, deployment.id))) return;
  await leaveLate(by, deployment, announcement);
}

/** @returns whether there is a go-live to announce: it has a day, which has not come */
export function isToAnnounce(deployment: DeploymentOfSite, now: Temporal.Instant): boolean {
  return goLiveOf(deployment) !== null && isBeforeGoLive(deployment, now);
}
