import { type DeploymentOfSite, goLiveOf } from '../../deployments/deployment.ts';
import { journal } from '../../people/journal.ts';
import type { Happening } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import { referentsOf } from '../../sites/referents.ts';
import { isSettled } from '../checklist/check.ts';
import { tellChanged } from '../checklist/settle-check.ts';
import { handToNext, nextAfter } from './escalate.ts';

/**
 * What was asked of somebody who is no referent of the site any more goes to the pair, else to its director: open nudges and checks
 * they had taken over (nasty case 2).
 */
export async function moveToPair(
  by: Happening,
  deployment: DeploymentOfSite,
  personId: string,
): Promise<void> {
  const { tx } = by;
  const referents = await referentsOf(tx, deployment.siteId, dayOn(deployment.site, by.now));
  if (referents.some((one) => one.personId === personId)) return;
  const others = [...new Set(referents.map((one) => one.personId))];
  const next = nextAfter(1, others, deployment.site.directorId);
  const goLive = goLiveOf(deployment);
  const checks = await tx.readinessCheck.findMany({ where: { deploymentId: deployment.id } });
  const open = checks.filter((check) => !isSettled(check, goLive));
  const taken = open.filter(({ ownerId }) => ownerId === personId);
  if (taken.length > 0)
    await tx.readinessCheck.updateMany({
      where: { id: { in: taken.map(({ id }) => id) } },
      data: { ownerId: next?.personIds[0] ?? null },
    });
  const nudges = await tx.nudge.findMany({
    where: { deploymentId: deployment.id, personId, version: deployment.version, state: 'sent' },
    orderBy: { sentAt: 'asc' },
  });
  for (const nudge of nudges) {
    await tx.nudge.update({ where: { id: nudge.id }, data: { state: 'cancelled' } });
    await journal(
      by,
      'nudge.moved',
      { type: 'nudge', id: nudge.id },
      { after: { to: next?.personIds ?? [] } },
    );
    const codes = open.filter(({ code }) => nudge.checkCodes.includes(code)).map(({ code }) => code);
    if (next && codes.length > 0) await handToNext(by, deployment, nudge, { ...next, codes, why: 'left' });
  }
  if (taken.length > 0 || nudges.length > 0) await tellChanged(by, deployment);
}
