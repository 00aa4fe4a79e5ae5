import type { DeploymentOfSite } from '../deployments/deployment.ts';

/** @returns the local day on the site of a deployment */
export function dayOf(
  { site }: { site: { organisation: Pick<DeploymentOfSite['site']['organisation'], 'timeZone'> } },
  now: Temporal.Instant,
): Temporal.PlainDate {
  return now.toZonedDateTimeISO(site.organisation.timeZone).toPlainDate();
}
