import { type DeploymentOfSite, goLiveOf } from '../../deployments/deployment.ts';
import { dayOn } from '../../sites/day-on.ts';
import { staffOf } from '../../sites/staff.ts';
import type { Transaction } from '../../store/store.ts';
import { plainDate, toInstant } from '../../time.ts';
import { knownOf } from '../checklist/default-checks.ts';
import { readChecks } from '../checklist/read-checks.ts';
import { readThresholds } from '../checklist/thresholds.ts';
import { countsOf } from './counts-of.ts';
import { type Rates, trainingRates } from './rates.ts';

/** Reads how far the training of a site is, for its present go-live. */
export async function trainingOf(tx: Transaction, deployment: DeploymentOfSite): Promise<Rates> {
  const goLive = goLiveOf(deployment);
  const sessions = await tx.trainingSession.findMany({
    where: { siteId: deployment.siteId, state: 'held' },
    include: { seatsTaken: { where: { state: 'present' } } },
    orderBy: { on: 'asc' },
  });
  const counts = await countsOf(
    tx,
    sessions.map(({ id }) => id),
  );
  const lastDay = goLive ?? dayOn(deployment.site, toInstant(deployment.createdAt));
  const staff = await staffOf(tx, deployment.site, lastDay);
  return trainingRates({
    staff: staff.map(({ person }) => ({ personId: person.id, category: person.professionCategory })),
    sessions: sessions.map(({ id, on, seatsTaken }) => ({
      on: plainDate(on),
      present: seatsTaken.map(({ personId }) => personId),
      counted: counts.get(id) ?? {},
    })),
    goLive,
    validDays: await daysTrainingCounts(tx, deployment, lastDay),
    threshold: (await readThresholds(tx, deployment.spaceId)).trained,
  });
}

/** @returns days before a go-live from which a training counts, as the check of the list says; null: it always does */
export async function daysTrainingCounts(
  tx: Transaction,
  deployment: DeploymentOfSite,
  day: Temporal.PlainDate,
): Promise<number | null> {
  const checks = await readChecks(tx, deployment, day);
  return checks.find(({ code }) => knownOf(code).follows === 'training')?.perishableDays ?? null;
}
