import { draftLoaded } from '../announcements/draft/draft-loaded.ts';
import type { Ledger } from '../delivery/ledger.ts';
import { goLiveOf, readDeployments } from '../deployments/deployment.ts';
import { planDeployment } from '../deployments/plan-deployment.ts';
import { isAround } from '../sites/around-go-live.ts';
import { dayOn } from '../sites/day-on.ts';
import type { Transaction } from '../store/store.ts';

/** What loaded deployments still have to tell; what is behind them is not sent again. */
export async function planLoadedDeployments(
  tx: Transaction,
  ledger: Ledger,
  spaceId: string,
  now: Temporal.Instant,
): Promise<void> {
  for (const deployment of await readDeployments(tx, spaceId)) {
    const today = dayOn(deployment.site, now);
    if (!isAround('open', goLiveOf(deployment), today)) continue;
    await planDeployment({ tx, ledger, now }, deployment);
    await draftLoaded({ tx, ledger, now }, deployment);
  }
}
