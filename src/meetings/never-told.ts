import type { MessageDelivery } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';

/**
 * Whether a change reaches somebody whose invitation was still waiting for the morning: the first word they get is an
 * invitation, not a change of something unknown. Meetings loaded as already invited have no such row.
 */
export async function wasNeverTold(
  tx: Transaction,
  { subjectType, subjectId, subjectVersion, recipientId }: MessageDelivery,
): Promise<boolean> {
  const rows = await tx.messageDelivery.findMany({
    where: { subjectType, subjectId, subjectVersion: { lt: subjectVersion }, recipientId },
    select: { rule: true, state: true },
  });
  const overtaken = rows.some(({ rule, state }) => /^M01(-|$)/.test(rule) && state === 'superseded');
  return overtaken && !rows.some(({ state }) => state === 'sent' || state === 'relayed');
}
