import type { AccountRef } from './conversation/platform.ts';
import type { Reply } from './conversation/reply.ts';
import type { Prisma } from './store/generated/client.ts';
import type { Database, Transaction } from './store/store.ts';
import { toDate } from './time.ts';

/** Hours after which a platform sends an event again no more (Slack: minutes). */
export const inboxHours = 24;

export interface InboxKey {
  account: AccountRef;
  eventId: string;
}

/**
 * Writes a platform event once, in the transaction of what it causes (nasty case 9).
 *
 * @returns null when the event is new; its reply when it was handled before
 */
export async function enterInbox(
  tx: Transaction,
  { account, eventId }: InboxKey,
  now: Temporal.Instant,
): Promise<Reply | null> {
  const id = keyOf({ account, eventId });
  const entered = await tx.inboxEvent.createMany({
    data: { id, platform: account.platform, receivedAt: toDate(now) },
    skipDuplicates: true,
  });
  if (entered.count === 1) return null;
  const before = await tx.inboxEvent.findUnique({ where: { id } });
  return (before?.reply as Reply | null | undefined) ?? { outcome: 'done', visibility: 'private' };
}

/** Keeps the reply, so that a redelivered event is answered alike. */
export async function leaveInbox(
  tx: Transaction,
  key: InboxKey,
  now: Temporal.Instant,
  reply: Reply,
): Promise<void> {
  await tx.inboxEvent.update({
    where: { id: keyOf(key) },
    data: { handledAt: toDate(now), reply: reply as unknown as Prisma.InputJsonValue },
  });
}

/** Forgets events that no platform can send again. @param now system instant */
export async function purgeInbox(db: Database, now: Temporal.Instant): Promise<void> {
  await db.inboxEvent.deleteMany({
    where: { receivedAt: { lt: toDate(now.subtract({ hours: inboxHours })) } },
  });
}

function keyOf({ account, eventId }: InboxKey): string {
  return `${account.platform}:${account.workspace}:${eventId}`;
}
