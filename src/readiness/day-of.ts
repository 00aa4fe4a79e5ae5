import { type DeploymentOfSite, goLiveOf } from '../deployments/deployment.ts';

/** @returns the local day on the site of a deployment */
export function dayOf(
  { site }: { site: { organisation: Pick<DeploymentOfSite['site']['organisation'], 'timeZone'> } },
  now: Temporal.Instant,
): Temporal.PlainDate {
  return now.toZonedDateTimeISO(site.organisation.timeZone).toPlainDate();
}

/** @returns whether the go-live still lies ahead: from its day on nobody is asked to get ready any more */
export function isAhead(deployment: DeploymentOfSite, now: Temporal.Instant): boolean {
  const goLive = goLiveOf(deployment);
  return goLive === null || Temporal.PlainDate.compare(dayOf(deployment, now), goLive) < 0;
}
