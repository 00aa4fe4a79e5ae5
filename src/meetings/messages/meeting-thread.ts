import type { MessageDelivery } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';

/** @returns the key of the meeting's card in the same channel: what follows it stands in its thread. */
export async function meetingThread(
  tx: Transaction,
  { subjectId, recipientId }: Pick<MessageDelivery, 'subjectId' | 'recipientId'>,
): Promise<{ threadOf?: string }> {
  const opener = await tx.messageDelivery.findFirst({
    where: { rule: 'SUMMARY', subjectType: 'meeting', subjectId, recipientId, externalId: { not: null } },
    orderBy: { subjectVersion: 'asc' },
    select: { key: true },
  });
  return opener ? { threadOf: opener.key } : {};
}
