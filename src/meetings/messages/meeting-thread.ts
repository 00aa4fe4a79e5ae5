import type { MessageDelivery } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';

/** @returns the key of the meeting's card in the same channel, or of its series': what follows it stands in its thread. */
export async function meetingThread(
  tx: Transaction,
  { subjectId, recipientId }: Pick<MessageDelivery, 'subjectId' | 'recipientId'>,
): Promise<{ threadOf?: string }> {
  const meeting = await tx.meeting.findUnique({ where: { id: subjectId }, select: { seriesId: true } });
  const subjects = [
    { subjectType: 'meeting', subjectId },
    ...(meeting?.seriesId ? [{ subjectType: 'series', subjectId: meeting.seriesId }] : []),
  ];
  const opener = await tx.messageDelivery.findFirst({
    where: { rule: 'SUMMARY', OR: subjects, recipientId, externalId: { not: null } },
    orderBy: [{ subjectType: 'asc' }, { subjectVersion: 'asc' }],
    select: { key: true },
  });
  return opener ? { threadOf: opener.key } : {};
}
