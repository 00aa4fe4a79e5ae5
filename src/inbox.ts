/** What people asked for through a platform: done once, however often the platform sends it (nasty case 9). */
import type { AccountRef } from './conversation/platform.ts';
import type { Reply } from './conversation/reply.ts';
import type { Delivery } from './delivery/dispatch.ts';
import type { Logger } from './log.ts';
import { type Seal, SealError } from './seal.ts';
import type { Database, Store, Transaction } from './store/store.ts';
import { type Clock, toDate } from './time.ts';

/** Hours after which a platform sends an event again no more (Slack: minutes). */
const inboxHours = 24;

export interface InboxParts {
  store: Pick<Store, 'transaction'>;
  clock: Pick<Clock, 'system'>;
  /** Replies show what one person may read: they are kept sealed. */
  seal: Seal;
  delivery: Pick<Delivery, 'wake'>;
  log: Pick<Logger, 'info'>;
}

/** An event of a platform, and the command it asks for. */
export interface Asked {
  account: AccountRef;
  eventId: string;
  correlationId?: string;
  /** English name. */
  command: string;
}

/**
 * One event, one transaction: inbox, business change, journal and ledger stand or fall together.
 *
 * @returns the reply of `work`, or the one given before when this very event was done before
 */
export type DoOnce = (asked: Asked, work: (tx: Transaction) => Promise<Reply>) => Promise<Reply>;

/** @param isKept whether an event with this reply is remembered; what changed nothing may be asked for again */
export function openInbox(
  { store, clock, seal, delivery, log }: InboxParts,
  isKept: (reply: Reply) => boolean = changedSomething,
): DoOnce {
  return async (asked, work) => {
    const { account, correlationId, command } = asked;
    const id = keyOf(asked);
    const reply = await store.transaction(async (tx) => {
      const now = toDate(clock.system());
      const entered = await tx.inboxEvent.createMany({
        data: { id, platform: account.platform, receivedAt: now },
        skipDuplicates: true,
      });
      if (entered.count === 0) return replyBefore(tx, id, seal);
      const given = await work(tx);
      if (isKept(given)) {
        const sealed = seal.close(JSON.stringify(given), contextOf(id));
        await tx.inboxEvent.update({ where: { id }, data: { handledAt: now, reply: sealed } });
      } else await tx.inboxEvent.delete({ where: { id } });
      return given;
    });
    delivery.wake();
    const { outcome } = reply;
    log.info({ correlationId, command, outcome, platform: account.platform }, 'Command done.');
    return reply;
  };
}

/** Forgets events that no platform can send again. @param now system instant */
export async function purgeInbox(db: Database, now: Temporal.Instant): Promise<void> {
  await db.inboxEvent.deleteMany({
    where: { receivedAt: { lt: toDate(now.subtract({ hours: inboxHours })) } },
  });
}

/** Refusals, previews and forms leave the world as it was: a form that was refused may be sent again as it is. */
function changedSomething({ outcome }: Reply): boolean {
  return outcome === 'done' || outcome === 'proposed';
}

async function replyBefore(tx: Transaction, id: string, seal: Seal): Promise<Reply> {
  const unreadable: Reply = { outcome: 'done', visibility: 'private' };
  const before = await tx.inboxEvent.findUnique({ where: { id } });
  if (!before?.reply) return unreadable;
  try {
    return JSON.parse(seal.open(before.reply, contextOf(id))) as Reply;
  } catch (error) {
    // Sealed with a secret that is gone: it is not done twice for that.
    if (error instanceof SealError) return unreadable;
    throw error;
  }
}

const contextOf = (id: string) => `inbox:${id}`;

function keyOf({ account, eventId }: Asked): string {
  return `${account.platform}:${account.workspace}:${eventId}`;
}
