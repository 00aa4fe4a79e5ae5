import { type DeploymentOfSite, goLiveOf } from '../../deployments/deployment.ts';
import type { DayAnswer } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';
import { dateColumn } from '../../time.ts';

/** @returns what somebody pressed on the day card of the present go-live */
export async function findDayAnswer(
  tx: Transaction,
  deployment: DeploymentOfSite,
  personId: string,
): Promise<DayAnswer | null> {
  const goLive = goLiveOf(deployment);
  if (!goLive) return null;
  return tx.dayAnswer.findUnique({
    where: {
      deploymentId_personId_on: { deploymentId: deployment.id, personId, on: dateColumn(goLive) },
    },
  });
}
