import { type DeploymentOfSite, goLiveOf, lockDeployment } from '../../deployments/deployment.ts';
import { itself, journal } from '../../people/journal.ts';
import type { Happening } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import type { ReadinessCheck } from '../../store/generated/client.ts';
import type { CheckOfList } from './default-checks.ts';
import { finishActions } from './finish-actions.ts';
import { following, readFacts } from './known-elsewhere.ts';
import { wantedChecks } from './read-checks.ts';

/**
 * Opens the checklist of a deployment, or makes an open one follow its template: what is missing is added, what nobody has touched
 * changes, what was retired goes. What is known elsewhere settles its check (the pair, the opinion of the works council).
 */
export async function openChecklist(by: Happening, deploymentId: string): Promise<ReadinessCheck[]> {
  const { tx } = by;
  const deployment = await lockDeployment(tx, deploymentId);
  const wanted = await wantedChecks(tx, deployment);
  const before = await tx.readinessCheck.findMany({ where: { deploymentId } });
  const byCode = new Map(before.map((check) => [check.code, check]));
  const missing = wanted.filter(({ code }) => !byCode.has(code));
  await tx.readinessCheck.createMany({
    data: missing.map((check) => ({ ...check, spaceId: deployment.spaceId, deploymentId })),
    skipDuplicates: true,
  });
  for (const check of wanted) {
    const row = byCode.get(check.code);
    if (row && row.state === 'open' && differs(row, check))
      await tx.readinessCheck.update({ where: { id: row.id }, data: check });
  }
  const codes = new Set(wanted.map(({ code }) => code));
  await tx.readinessCheck.deleteMany({
    where: { deploymentId, state: 'open', lessonId: null, code: { notIn: [...codes] } },
  });
  if (before.length === 0)
    await journal(itself(by, by.space.id), 'readiness.opened', { type: 'deployment', id: deploymentId });
  await followFacts(by, deployment);
  return tx.readinessCheck.findMany({
    where: { deploymentId },
    orderBy: [{ position: 'asc' }, { code: 'asc' }],
  });
}

function differs(row: ReadinessCheck, check: CheckOfList): boolean {
  return (Object.keys(check) as (keyof CheckOfList)[]).some((name) => row[name] !== check[name]);
}

/** Checks that are settled by what is known elsewhere say so; a pair that is no longer complete opens its check again. */
export async function followFacts(by: Happening, deployment: DeploymentOfSite): Promise<void> {
  const { tx, now } = by;
  const facts = await readFacts(tx, deployment, dayOn(deployment.site, now));
  const checks = await tx.readinessCheck.findMany({ where: { deploymentId: deployment.id } });
  for (const check of checks) {
    const data = following(check, facts);
    if (!data) continue;
    await tx.readinessCheck.update({ where: { id: check.id }, data });
    await finishActions(by, check, goLiveOf(deployment));
  }
}
