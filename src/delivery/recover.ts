import type { OutgoingMessage } from '../conversation/platform.ts';
import type { MessageDelivery } from '../store/generated/client.ts';
import { toDate } from '../time.ts';
import { leaseOf, promoteOrphans, withoutJob } from './claim.ts';
import type { Claimed, Desk } from './desk.ts';
import { recordEnd, recordRetry, recordSent } from './record.ts';
import { type Reach, type Route, reachOf, triesOnLast } from './routes.ts';
import { outcomes } from './rows.ts';
import { type Destination, write } from './write.ts';

/**
 * Puts right what a crash left behind: rows left `sending` are looked up by their key, queued rows that no job would wake
 * get one, messages without a leading row get a new one (domain.md 5.4, case 9; C57). Safe to call at any time, by anybody.
 */
export async function sweep(desk: Desk): Promise<void> {
  await desk.queue.open();
  for (const leader of await abandoned(desk)) {
    const claimed = await takeOver(desk, leader);
    if (claimed) await reconcile(desk, claimed);
  }
  await desk.transaction(async (tx) => {
    const heirs = await promoteOrphans(tx);
    await desk.queue.send(
      tx,
      heirs.map((id) => ({ kind: 'send' as const, id })),
    );
  });
  await requeue(desk);
  for (const job of await desk.queue.buryDead(50)) {
    desk.log.error(job, 'A delivery job failed again and again; its ledger row says what became of it');
  }
}

/** Gives a job to every queued message that has none. @returns how many. */
export async function requeue(desk: Desk): Promise<number> {
  const ids = await withoutJob(desk);
  if (ids.length === 0) return 0;
  const jobs = ids.map((id) => ({ kind: 'send' as const, id }));
  await desk.transaction((tx) => desk.queue.send(tx, jobs));
  return ids.length;
}

function abandoned(desk: Desk): Promise<MessageDelivery[]> {
  return desk.db.messageDelivery.findMany({
    where: { state: 'sending', mergedIntoId: null, leasedUntil: { lt: toDate(desk.clock.system()) } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: 200,
  });
}

/** @returns null when somebody else was faster. */
async function takeOver(desk: Desk, leader: MessageDelivery): Promise<Claimed | null> {
  const lease = leaseOf(desk);
  const { count } = await desk.db.messageDelivery.updateMany({
    where: { id: leader.id, state: 'sending', leasedUntil: leader.leasedUntil },
    data: { leasedUntil: lease },
  });
  if (count === 0) return null;
  const others = await desk.db.messageDelivery.findMany({
    where: { mergedIntoId: leader.id, state: 'sending' },
  });
  await desk.db.messageDelivery.updateMany({
    where: { id: { in: others.map(({ id }) => id) }, state: 'sending' },
    data: { leasedUntil: lease },
  });
  return { rows: [leader, ...others], lease };
}

async function reconcile(desk: Desk, claimed: Claimed): Promise<void> {
  const [leader] = claimed.rows;
  // No way was noted yet: nothing had left.
  if (!leader.platform) return again(desk, claimed, 'stopped before it was sent');
  const reach = await reachOf(desk.db, leader, desk.directory, desk.platforms);
  const route = reach && routeOf(reach, leader);
  if (!reach || !route?.platform.capabilities.find)
    return doubt(desk, claimed, 'stopped while it was being sent');
  try {
    const ref = await route.platform.find(route.to, leader.key, leader.threadId ?? undefined, () =>
      writtenAgain(desk, claimed, { ...route, locale: reach.locale }),
    );
    if (ref === 'unknown')
      await doubt(desk, claimed, 'stopped while it was being sent; the platform may not be read');
    else if (ref) await recordSent(desk, claimed, leader.platform, ref, route.relay);
    else await again(desk, claimed, 'stopped while it was being sent; the platform does not have it');
  } catch (error) {
    // The lease just taken runs out by itself: the platform is asked again then.
    desk.log.warn({ err: error, key: leader.key }, 'A platform cannot be asked what it received');
  }
}

function doubt(desk: Desk, claimed: Claimed, error: string): Promise<void> {
  const ended = { state: 'uncertain' as const, outcome: outcomes.noAnswer, error };
  return recordEnd(desk, claimed, claimed.rows[0].platform, ended);
}

async function again(desk: Desk, claimed: Claimed, reason: string): Promise<void> {
  const [leader] = claimed.rows;
  if (leader.attempts < triesOnLast) return recordRetry(desk, claimed, { reason, afterSeconds: 0 });
  await recordEnd(desk, claimed, leader.platform, {
    state: 'failed',
    outcome: outcomes.exhausted,
    error: reason,
  });
}

/** What was posted went with the process that posted it: the same message as it would be drawn again now. */
async function writtenAgain(
  desk: Desk,
  { rows }: Claimed,
  destination: Destination,
): Promise<OutgoingMessage | null> {
  const [{ key }] = rows;
  try {
    const written = await desk.transaction((tx) => write(desk, tx, rows, destination, true));
    return written && { ...written.message, key };
  } catch (error) {
    desk.log.error({ err: error, key }, 'A message that was found again stays without what follows it');
    return null;
  }
}

function routeOf(reach: Reach, leader: MessageDelivery): Route | undefined {
  return reach.routes.find(
    ({ platform, to }) => platform.name === leader.platform && to.workspace === leader.workspace,
  );
}
