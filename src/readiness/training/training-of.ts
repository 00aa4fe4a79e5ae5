import { type DeploymentOfSite, goLiveOf } from '../../deployments/deployment.ts';
import { staffOf } from '../../sites/staff.ts';
import type { Transaction } from '../../store/store.ts';
import { plainDate } from '../../time.ts';
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
  const lastDay = goLive ?? plainDate(deployment.createdAt);
  const staff = await staffOf(tx, deployment.site, lastDay);
  const check = (await readChecks(tx, deployment, lastDay)).find(
    ({ code }) => knownOf(code).follows === 'training',
  );
  return trainingRates({
    staff: staff.map(({ person }) => ({ personId: person.id, category: person.professionCategory })),
    sessions: sessions.map(({ id, on, seatsTaken }) => ({
      on: plainDate(on),
      present: seatsTaken.map(({ personId }) => personId),
      counted: counts.get(id) ?? {},
    })),
    goLive,
    validDays: check ? check.perishableDays : null,
    threshold: (await readThresholds(tx, deployment.spaceId)).trained,
  });
}
