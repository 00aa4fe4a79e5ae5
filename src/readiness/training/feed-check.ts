import { type DeploymentOfSite, goLiveOf } from '../../deployments/deployment.ts';
import type { Happening } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import { dateColumn } from '../../time.ts';
import { knownOf } from '../checklist/default-checks.ts';
import { finishActions } from '../checklist/finish-actions.ts';
import { openChecklist } from '../checklist/open-checklist.ts';
import { tellChanged } from '../checklist/settle-check.ts';
import { trainingOf } from './training-of.ts';

/** The check of the training says by itself what the sessions show: verified from the threshold on, expired when they are too old (K13). */
export async function feedTraining(by: Happening, deployment: DeploymentOfSite): Promise<void> {
  const { tx, spaceT } = by;
  const held = await tx.trainingSession.count({ where: { siteId: deployment.siteId, state: 'held' } });
  if (held === 0) return;
  const rates = await trainingOf(tx, deployment);
  const checks = (await openChecklist(by, deployment.id)).filter(
    ({ code }) => knownOf(code).follows === 'training',
  );
  const proof = spaceT('readiness.rate', { ...rates.total });
  for (const check of checks) {
    if (check.state === 'notApplicable' || check.state === 'failed') continue;
    const today = dateColumn(dayOn(deployment.site, by.now));
    if (rates.reached) {
      if (check.state === 'verified' && check.proof === proof) continue;
      await tx.readinessCheck.update({
        where: { id: check.id },
        data: { state: 'verified', verifiedOn: today, proof, forDate: deployment.goLive },
      });
      await finishActions(by, check, goLiveOf(deployment));
    } else {
      const lost = check.state === 'verified' && goLiveOf(deployment) !== null;
      if (!lost && check.proof === proof) continue;
      await tx.readinessCheck.update({
        where: { id: check.id },
        data: { proof, ...(lost && { state: 'expired', verifiedOn: null }) },
      });
    }
    await tellChanged(by, deployment);
  }
}
