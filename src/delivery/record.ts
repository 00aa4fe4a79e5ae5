import type { MessageRef, PlatformName } from '../conversation/platform.ts';
import type { MessageDelivery, Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';
import type { Claimed, Desk } from './desk.ts';
import { redrawEarlier } from './redraw.ts';
import { askAboutUncertain } from './uncertain.ts';
import { uncertainRule } from './uncertain-message.ts';

type Change = Prisma.MessageDeliveryUpdateManyMutationInput;

/** The platform has it: `relayed` when the mail stood in for a chat. */
export async function recordSent(
  desk: Desk,
  claimed: Claimed,
  platform: PlatformName,
  ref: MessageRef,
  relay: boolean,
): Promise<void> {
  const [leader] = claimed.rows;
  const { key, rule, correlationId } = leader;
  desk.log.info({ key, rule, correlationId, platform }, 'A message was sent');
  const sent: Change = {
    state: relay ? 'relayed' : 'sent',
    platform,
    workspace: ref.workspace,
    address: ref.address,
    externalId: ref.externalId,
    threadId: ref.threadId ?? null,
    sentAt: toDate(desk.clock.now()),
    error: null,
    doubtful: false,
  };
  const follows = leader.live && leader.subjectVersion > 1;
  await end(desk, claimed, platform, sent, follows ? (tx) => redrawEarlier(desk, tx, leader) : undefined);
}

/** It ended otherwise, with a code of `outcomes` or of the platform. */
export async function recordEnd(
  desk: Desk,
  claimed: Claimed,
  platform: PlatformName | null,
  end_: { state: 'failed' | 'uncertain' | 'cancelled'; outcome: string; error?: string },
): Promise<void> {
  if (end_.state !== 'cancelled') {
    const [{ key, rule, correlationId }] = claimed.rows;
    desk.log.warn(
      { key, rule, correlationId, platform, ...end_ },
      'A message did not arrive, or perhaps not',
    );
  }
  if (end_.state !== 'uncertain') return end(desk, claimed, platform, end_);
  const [{ rule, spaceId }] = claimed.rows;
  // When it perhaps left; by then a question that names it is on its way, whatever happens to this process.
  const doubt = { ...end_, sentAt: toDate(desk.clock.now()) };
  await end(desk, claimed, platform, doubt, async (tx) => {
    if (rule !== uncertainRule) await askAboutUncertain(desk, tx, spaceId);
  });
}

/** Back to the queue for a next try on the same platform. */
export interface NextTry {
  reason: string;
  afterSeconds: number;
  /** The platform asked to wait: this was no try. */
  uncounted?: boolean;
  /** This try may have been accepted: the next one looks first. */
  doubtful?: boolean;
}

/** Back to the queue; surely not accepted unless `doubtful`. */
export async function recordRetry(
  desk: Desk,
  claimed: Claimed,
  { reason, afterSeconds, uncounted = false, doubtful = false }: NextTry,
): Promise<void> {
  const [leader] = claimed.rows;
  await desk.transaction(async (tx) => {
    const { count } = await tx.messageDelivery.updateMany({
      where: held(claimed),
      data: {
        state: 'queued',
        error: reason,
        doubtful,
        ...(uncounted && { attempts: { decrement: 1 } }),
        leasedUntil: toDate(desk.clock.system().add({ milliseconds: Math.round(afterSeconds * 1000) })),
      },
    });
    if (count) await desk.queue.send(tx, [{ kind: 'send', id: leader.id, afterSeconds }]);
  });
}

/** @param alongside done in the same transaction, when the lease still stands */
async function end(
  desk: Desk,
  claimed: Claimed,
  platform: PlatformName | null,
  change: Change,
  alongside?: (tx: Transaction) => Promise<void>,
): Promise<void> {
  const record = async (tx: Transaction) => {
    const { count } = await tx.messageDelivery.updateMany({
      where: held(claimed),
      data: { ...change, leasedUntil: null },
    });
    if (count > 0) await alongside?.(tx);
    return count > 0;
  };
  if (!(await (alongside ? desk.transaction(record) : record(desk.db)))) {
    desk.log.error({ key: claimed.rows[0].key }, 'A lease ended before its result could be recorded');
    return;
  }
  desk.metrics.delivered(platform ?? 'none', String(change.state));
  await desk.wakeNext(claimed.rows);
}

/** Only the worker whose lease still stands may write: another one may have reconciled the rows since. */
function held({ rows, lease }: Claimed): Prisma.MessageDeliveryWhereInput {
  return { id: { in: rows.map(({ id }: MessageDelivery) => id) }, state: 'sending', leasedUntil: lease };
}
