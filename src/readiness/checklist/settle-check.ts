import { peopleOfSite } from '../../deployments/audiences.ts';
import { type DeploymentOfSite, goLiveOf } from '../../deployments/deployment.ts';
import { messagesBesideStaff } from '../../deployments/deployment-timeline.ts';
import { journal } from '../../people/journal.ts';
import type { Happening } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import type { ReadinessCheck } from '../../store/generated/client.ts';
import { dateColumn, toDate } from '../../time.ts';
import { isExpired } from './check.ts';
import { finishActions } from './finish-actions.ts';
import { followFailure } from './follow-failure.ts';

export interface Settled {
  state: 'open' | 'supplied' | 'verified' | 'failed' | 'notApplicable';
  /** What was measured or shown. */
  proof?: string;
  proofUrl?: string;
  /** Why it failed or does not apply. */
  reason?: string;
}

/** Writes what becomes of a check that is locked; a failure opens an action and may raise a risk (story, step 6). */
export async function settleCheck(
  by: Happening,
  deployment: DeploymentOfSite,
  check: ReadinessCheck,
  { state, proof, proofUrl, reason }: Settled,
): Promise<ReadinessCheck> {
  const { tx } = by;
  const today = dateColumn(dayOn(deployment.site, by.now));
  const settled = await tx.readinessCheck.update({
    where: { id: check.id },
    data: {
      state,
      ...(proof !== undefined && { proof }),
      ...(proofUrl !== undefined && { proofUrl }),
      ...(state === 'open' && { proof: null, proofUrl: null, suppliedOn: null }),
      reason: reason ?? null,
      verifiedOn: state === 'verified' ? today : null,
      forDate: state === 'verified' ? deployment.goLive : null,
      ...(state === 'supplied' && { suppliedOn: today }),
      changedById: by.onBehalfOfId ?? by.actor?.id ?? null,
      changedAt: toDate(by.now),
    },
  });
  await journal(
    by,
    'readiness.checkChanged',
    { type: 'readinessCheck', id: check.id },
    {
      before: { state: check.state },
      after: { state, code: check.code, ...(proof && { proof }), ...(reason && { reason }) },
    },
  );
  const failedNow = state === 'failed' && check.state !== 'failed';
  const after = failedNow ? await followFailure(by, deployment, settled) : settled;
  await finishActions(by, after, goLiveOf(deployment));
  await tellChanged(by, deployment);
  return after;
}

/** Perishable checks that no longer hold for the go-live are stored as such (4.2). @returns how many */
export async function expireChecks(by: Happening, deployment: DeploymentOfSite): Promise<number> {
  const goLive = goLiveOf(deployment);
  const checks = await by.tx.readinessCheck.findMany({ where: { deploymentId: deployment.id } });
  const expired = checks.filter((check) => isExpired(check, goLive));
  for (const { id, code } of expired) {
    await by.tx.readinessCheck.update({ where: { id }, data: { state: 'expired' } });
    await journal(by, 'readiness.checkExpired', { type: 'readinessCheck', id }, { after: { code } });
  }
  if (expired.length > 0) await tellChanged(by, deployment);
  return expired.length;
}

/** Rooms above follow, and whoever has a card that lists checks sees them as they are; sixty announcements are left alone. */
export async function tellChanged(by: Happening, deployment: DeploymentOfSite): Promise<void> {
  await by.announce({ kind: 'readiness.changed', deploymentId: deployment.id });
  const of = await peopleOfSite(by.tx, deployment, dayOn(deployment.site, by.now));
  const shown = new Set([...of.referents, ...of.technicalLeads, ...of.directors, ...of.vendor]);
  const subject = { type: 'deployment', id: deployment.id, messages: messagesBesideStaff };
  for (const personId of shown) await by.ledger.refresh(by.tx, subject, by.correlationId, personId);
  // What came to them from somebody else stands on a card of its own.
  const handedOn = await by.tx.nudge.findMany({
    where: { deploymentId: deployment.id, version: deployment.version, level: { gt: 1 } },
    select: { id: true, personId: true },
  });
  for (const { id, personId } of handedOn)
    await by.ledger.refresh(by.tx, { type: 'nudge', id }, by.correlationId, personId);
}
