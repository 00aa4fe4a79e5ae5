import { type DeploymentOfSite, goLiveOf, readDeployments } from '../../deployments/deployment.ts';
import type { Transaction } from '../../store/store.ts';
import type { Check } from './check.ts';
import { type CheckOfList, knownOf } from './default-checks.ts';
import { following, readFacts } from './known-elsewhere.ts';
import { readTemplate } from './template.ts';

/** @returns the checks a deployment is to have: what only the first site of an organisation needs is left out of the others */
export async function wantedChecks(tx: Transaction, deployment: DeploymentOfSite): Promise<CheckOfList[]> {
  const wanted = await readTemplate(tx, deployment.spaceId, deployment.site);
  return (await isFirstOfOrganisation(tx, deployment))
    ? wanted
    : wanted.filter(({ code }) => !knownOf(code).firstSiteOnly);
}

async function isFirstOfOrganisation(tx: Transaction, deployment: DeploymentOfSite): Promise<boolean> {
  const all = await readDeployments(tx, deployment.spaceId);
  const first = all.find((one) => one.site.organisationId === deployment.site.organisationId);
  return first === undefined || first.id === deployment.id || goLiveOf(first) === null;
}

/**
 * @param day local day on the site
 * @returns the checks of a deployment in the order of its list; as long as none was written to, those of the template with what is
 *   known elsewhere
 */
export async function readChecks(
  tx: Transaction,
  deployment: DeploymentOfSite,
  day: Temporal.PlainDate,
): Promise<Check[]> {
  const stored = await tx.readinessCheck.findMany({
    where: { deploymentId: deployment.id },
    orderBy: [{ position: 'asc' }, { code: 'asc' }],
  });
  if (stored.length > 0) return stored;
  const wanted = await wantedChecks(tx, deployment);
  const facts = await readFacts(tx, deployment, day);
  return wanted.map((check) => {
    const row: Check = {
      ...nothingKnown,
      ...check,
      id: null,
      spaceId: deployment.spaceId,
      deploymentId: deployment.id,
    };
    return { ...row, ...following(row, facts) };
  });
}

const nothingKnown = {
  ownerId: null,
  state: 'open',
  proof: null,
  proofUrl: null,
  reason: null,
  suppliedOn: null,
  verifiedOn: null,
  forDate: null,
  changedById: null,
  changedAt: null,
  actionId: null,
  lessonId: null,
} as const;
