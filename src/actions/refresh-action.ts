import type { Ledger } from '../delivery/ledger.ts';
import type { ActionItem } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';

/** Messages that show several actions (M07, M15): they stand on a meeting and follow each of them. */
const gathering = ['action.askOwner', 'action.ownerDigest', 'action.leadDigest'];
/** Meetings, the latest first, whose lists are still drawn again: older ones have had their day. */
const followedMeetings = 2;

interface Refreshing {
  tx: Transaction;
  ledger: Ledger;
  correlationId?: string;
}

/** Draws again every live card that shows an action: its own, and the lists that were sent with a meeting. */
export async function refreshAction(
  { tx, ledger, correlationId }: Refreshing,
  action: Pick<ActionItem, 'id' | 'spaceId'>,
): Promise<void> {
  await ledger.refresh(tx, { type: 'action', id: action.id }, correlationId);
  const lists = await tx.messageDelivery.findMany({
    where: {
      message: { in: gathering },
      spaceId: action.spaceId,
      parameters: { path: ['actionIds'], array_contains: [action.id] },
      state: { in: ['sending', 'sent', 'relayed'] },
    },
    select: { subjectId: true },
    distinct: ['subjectId'],
    // Ids grow with time (uuid 7).
    orderBy: { subjectId: 'desc' },
    take: followedMeetings,
  });
  for (const { subjectId } of lists)
    await ledger.refresh(tx, { type: 'meeting', id: subjectId }, correlationId);
}
