import { createTranslators } from '../../conversation/catalogue.ts';
import type { Ledger } from '../../delivery/ledger.ts';
import type { DeploymentOfSite } from '../../deployments/deployment.ts';
import { spaceContext } from '../../people/space-context.ts';
import type { Transaction } from '../../store/store.ts';
import { announcementMessages } from '../messages.ts';
import { draftDue } from './draft-due.ts';

/**
 * A site loaded between the day of a draft and that of its announcement has its draft from the start: what was told before copil came
 * is not told again, so nobody is asked. It waits on the home of who approves it, and the lead is alerted in time.
 */
export async function draftLoaded(
  { tx, ledger, now }: { tx: Transaction; ledger: Ledger; now: Temporal.Instant },
  deployment: DeploymentOfSite,
): Promise<void> {
  const space = spaceContext(await tx.space.findUniqueOrThrow({ where: { id: deployment.spaceId } }));
  const spaceT = createTranslators([announcementMessages])[space.locale];
  const announce = async () => undefined;
  const by = { tx, ledger, now, space, spaceT, announce, actor: null, account: null };
  await draftDue(by, deployment);
}
