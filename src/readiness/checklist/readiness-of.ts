import type { WorkingCalendar } from '../../delivery/timeline.ts';
import { type DeploymentOfSite, goLiveOf } from '../../deployments/deployment.ts';
import { calendarOfSite } from '../../sites/working-calendar.ts';
import type { Transaction } from '../../store/store.ts';
import { type Check, isSettled } from './check.ts';
import { type Colour, colourOf, type Reason } from './colour.ts';
import { readChecks } from './read-checks.ts';

export interface Readiness {
  /** Of the site. */
  calendar: WorkingCalendar;
  checks: Check[];
  colour: Colour;
  reasons: Reason[];
  /** Blocking checks that are not settled for this go-live: the vote cannot be a plain « Feu vert » (C33). */
  blockers: Check[];
  /** Others that are not settled. */
  reservations: Check[];
}

/**
 * How ready a site is on a day.
 *
 * @param day local day on the site
 */
export async function readinessOf(
  tx: Transaction,
  deployment: DeploymentOfSite,
  day: Temporal.PlainDate,
): Promise<Readiness> {
  const checks = await readChecks(tx, deployment, day);
  const goLive = goLiveOf(deployment);
  const calendar = await calendarOfSite(tx, deployment.site);
  const unsettled = checks.filter((check) => !isSettled(check, goLive));
  return {
    calendar,
    checks,
    ...colourOf(checks, goLive, day, calendar),
    blockers: unsettled.filter(({ blocking }) => blocking),
    reservations: unsettled.filter(({ blocking }) => !blocking),
  };
}
