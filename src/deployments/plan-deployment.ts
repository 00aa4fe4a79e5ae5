import type { PlanOutcome, PlanRequest } from '../delivery/ledger.ts';
import type { Recipient, TimelineRule } from '../delivery/timeline.ts';
import { sendingFor } from '../people/space-context.ts';
import type { Deed } from '../people/turn.ts';
import { calendarOfSite } from '../sites/working-calendar.ts';
import { readOnce } from '../store/read-once.ts';
import { deploymentAudiences } from './audiences.ts';
import { type DeploymentOfSite, goLiveOf, readDeployment, readDeploymentsOf } from './deployment.ts';
import { rulesFor } from './deployment-timeline.ts';

type By = Pick<Deed, 'tx' | 'ledger' | 'now' | 'correlationId'>;

/** What a change of date adds to the timeline itself. */
export interface ChangeOfPlan {
  /** Rules told by the change, before the rest. */
  rules?: readonly TimelineRule[];
  /** Whom these rules name beside the audiences of the timeline. */
  audiences?: Record<string, Recipient[]>;
  parameters?: PlanRequest['parameters'];
}

/**
 * Makes the waiting messages of a deployment match its date, its people and its state (mechanism 3). Without a date nothing
 * waits.
 *
 * @param deployment read anew: whoever moved its go-live meanwhile is waited for
 */
export async function planDeployment(
  { tx, ledger, now, correlationId }: By,
  deployment: Pick<DeploymentOfSite, 'id'>,
  change: ChangeOfPlan = {},
): Promise<PlanOutcome> {
  await lockToPlan(tx, [deployment]);
  const request = await planOf(tx, await readDeployment(tx, deployment.id), now, change);
  return ledger.reconcile(tx, { ...request, correlationId });
}

/** The same for several of one space, apart from those that are closed: who steers the project is read once for all. */
export async function planDeployments(
  { tx, ledger, now, correlationId }: By,
  deployments: readonly Pick<DeploymentOfSite, 'id'>[],
): Promise<void> {
  await lockToPlan(tx, deployments);
  const reading = readOnce(tx);
  for (const deployment of await readDeploymentsOf(tx, deployments))
    if (deployment.state !== 'closed')
      await ledger.reconcile(tx, { ...(await planOf(reading, deployment, now)), correlationId });
}

/**
 * Who is added while a go-live moves gets the timeline of the new date: one of both waits for the other. Several are taken in one
 * order; rows that only refer to a deployment are not waited for.
 */
async function lockToPlan(
  tx: Deed['tx'],
  deployments: readonly Pick<DeploymentOfSite, 'id'>[],
): Promise<void> {
  const ids = deployments.map(({ id }) => id);
  await tx.$queryRaw`
    SELECT id FROM "Deployment" WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
}

/** @returns what `planDeployment` hands to the ledger, for who only wants to see it */
export async function planOf(
  tx: Deed['tx'],
  deployment: DeploymentOfSite,
  now: Temporal.Instant,
  change: ChangeOfPlan = {},
): Promise<PlanRequest> {
  const { site, spaceId } = deployment;
  const { timeZone } = site.organisation;
  const changed = now.toZonedDateTimeISO(timeZone);
  const goLive = goLiveOf(deployment);
  // The audiences overlap: who works on the site and who steers is asked for by several.
  const reading = readOnce(tx);
  const audiences = await deploymentAudiences(reading, deployment, changed.toPlainDate());
  return {
    spaceId,
    rules: [...(change.rules ?? []), ...rulesFor(deployment)],
    subject: {
      type: 'deployment',
      id: deployment.id,
      version: deployment.version,
      timeZone,
      anchors: { changed, ...(goLive && { goLive: goLive.toZonedDateTime(timeZone) }) },
      on: goLive ?? changed.toPlainDate(),
    },
    audiences: { ...audiences, ...change.audiences },
    calendar: await calendarOfSite(reading, site),
    settings: await sendingFor(reading, spaceId, site.organisationId),
    parameters: change.parameters,
  };
}
