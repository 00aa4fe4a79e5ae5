import type { Acting } from '../people/turn.ts';
import type { ActionItem } from '../store/generated/client.ts';

/** Messages that show several actions of one owner (M07, M15): they stand on a meeting and follow each of them. */
const gathering = ['action.askOwner', 'action.ownerDigest', 'action.leadDigest'];

/** Draws again every live card that shows an action: its own, and the lists that were sent with a meeting. */
export async function refreshAction(turn: Acting, action: Pick<ActionItem, 'id'>): Promise<void> {
  const { tx, ledger, correlationId } = turn;
  await ledger.refresh(tx, { type: 'action', id: action.id }, correlationId);
  const lists = await tx.messageDelivery.findMany({
    where: {
      message: { in: gathering },
      spaceId: turn.space.id,
      parameters: { path: ['actionIds'], array_contains: [action.id] },
      state: { in: ['sending', 'sent', 'relayed'] },
    },
    select: { subjectId: true },
    distinct: ['subjectId'],
    orderBy: { subjectId: 'desc' },
    take: 2,
  });
  for (const { subjectId } of lists)
    await ledger.refresh(tx, { type: 'meeting', id: subjectId }, correlationId);
}
