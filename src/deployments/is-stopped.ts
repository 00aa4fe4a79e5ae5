import type { Transaction } from '../store/store.ts';
import { beforeGoLive } from './deployment.ts';

/**
 * Whether nothing of what a timeline promises is told any more: the deployment has no date, was suspended, or its vote said no
 * to this go-live (4.1, C33).
 */
export async function isStopped(tx: Transaction, deploymentId: string): Promise<boolean> {
  const { state, version } = await tx.deployment.findUniqueOrThrow({ where: { id: deploymentId } });
  if (state === 'postponed' || state === 'suspended' || state === 'closed') return true;
  // A vote is about what lies ahead: it stops no site that works with the software already.
  if (!beforeGoLive.includes(state)) return false;
  const vote = await tx.goNoGo.findUnique({
    where: { deploymentId_version: { deploymentId, version } },
    select: { state: true },
  });
  return vote?.state === 'noGo';
}
