import { firstPost } from '../../delivery/look-up.ts';
import type { MessageDelivery } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';

/**
 * @returns the key of the meeting's card in the same channel, or of its series', else of its session's (a meeting that was
 *   loaded has no card of its own): what follows it stands in its thread.
 */
export async function meetingThread(
  tx: Transaction,
  { subjectId, recipientId, key }: Pick<MessageDelivery, 'subjectId' | 'recipientId'> & { key?: string },
): Promise<{ threadOf?: string }> {
  const subject = { type: 'meeting', id: subjectId };
  const meeting = await tx.meeting.findUnique({ where: { id: subjectId }, select: { seriesId: true } });
  const series = meeting?.seriesId ? { type: 'series', id: meeting.seriesId } : null;
  const card = { rule: 'SUMMARY', channelId: recipientId };
  const threadOf =
    (await firstPost(tx, subject, card)) ??
    (series && (await firstPost(tx, series, card))) ??
    (await firstPost(tx, subject, { rule: 'M09', channelId: recipientId }));
  return threadOf && threadOf !== key ? { threadOf } : {};
}
