import { isDeepStrictEqual } from 'node:util';
import type { MessageRef } from '../conversation/platform.ts';
import type { MessageDelivery, Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';
import { leaseOf } from './claim.ts';
import type { Desk } from './desk.ts';
import type { DeliveryJob } from './queue.ts';
import { reachOf } from './routes.ts';
import { write } from './write.ts';

/**
 * Asks for the live messages of a subject to be drawn again once the caller's transaction has committed.
 *
 * @param correlationId of the event that changed the subject, for the log
 */
export async function requestRedraw(
  desk: Pick<Desk, 'queue'>,
  tx: Transaction,
  subject: { type: string; id: string },
  correlationId?: string,
): Promise<void> {
  const rows = await tx.messageDelivery.findMany({
    where: {
      subjectType: subject.type,
      subjectId: subject.id,
      live: true,
      state: { in: ['sending', 'sent', 'relayed'] },
    },
    select: { id: true, mergedIntoId: true },
  });
  const leaders = [...new Set(rows.map(({ id, mergedIntoId }) => mergedIntoId ?? id))].sort();
  if (leaders.length === 0) return;
  // A waiting redraw is not doubled. Its worker takes the row first, so this lock makes it see what is committed here.
  await tx.$queryRaw`SELECT id FROM "MessageDelivery" WHERE id = ANY(${leaders}::uuid[]) ORDER BY id FOR UPDATE`;
  await desk.queue.send(
    tx,
    leaders.map((id) => ({ kind: 'redraw' as const, id, ...(correlationId && { correlationId }) })),
  );
}

/** What the same recipient was told before about the subject may point to the newer message now. */
export async function redrawEarlier(
  desk: Pick<Desk, 'queue'>,
  tx: Transaction,
  { subjectType, subjectId, subjectVersion, recipientId }: MessageDelivery,
): Promise<void> {
  const rows = await tx.messageDelivery.findMany({
    where: {
      subjectType,
      subjectId,
      recipientId,
      subjectVersion: { lt: subjectVersion },
      live: true,
      state: 'sent',
    },
    select: { id: true, mergedIntoId: true, rule: true },
    orderBy: { subjectVersion: 'asc' },
  });
  // The last of each rule: those before it gave way when it came, or a weekly hint would redraw all the weeks before.
  const latest = new Map(rows.map((row) => [row.rule, row])).values();
  const leaders = [...new Set([...latest].map(({ id, mergedIntoId }) => mergedIntoId ?? id))];
  if (leaders.length > 0)
    await desk.queue.send(
      tx,
      leaders.map((id) => ({ kind: 'redraw' as const, id })),
    );
}

/**
 * Draws a posted message again from the present state and updates it where the platform can.
 *
 * @param job its `id` is that of the leading row
 * @returns false when it has to be tried again: still being sent, being redrawn elsewhere, or the platform did not answer
 */
export async function redrawMessage(
  desk: Desk,
  { id, correlationId }: Pick<DeliveryJob, 'id' | 'correlationId'>,
): Promise<boolean> {
  const lease = leaseOf(desk);
  const { count } = await desk.db.messageDelivery.updateMany({
    where: {
      id,
      state: { in: ['sent', 'relayed'] },
      OR: [{ leasedUntil: null }, { leasedUntil: { lte: toDate(desk.clock.system()) } }],
    },
    data: { leasedUntil: lease },
  });
  if (count === 0) return !(await isBusy(desk, id));
  try {
    return await update(desk, id, correlationId);
  } finally {
    await desk.db.messageDelivery.updateMany({
      where: { id, leasedUntil: lease },
      data: { leasedUntil: null },
    });
  }
}

async function update(desk: Desk, id: string, correlationId: string | undefined): Promise<boolean> {
  const drawn = await draw(desk, id);
  if (!drawn) return true;
  const { platform, ref, message } = drawn;
  const result = await platform.update(ref, message);
  const facts = { key: message.key, platform: platform.name, correlationId };
  if (result.state === 'sent') {
    const card = message.card as unknown as Prisma.InputJsonValue;
    await desk.db.messageDelivery.update({ where: { id }, data: { card } });
    desk.log.info(facts, 'A posted message was drawn again');
    return true;
  }
  if (result.state !== 'refused') return false;
  desk.log.warn(
    { ...facts, reason: result.reason, detail: result.detail },
    'A posted message could not be updated',
  );
  return true;
}

/** @returns null when there is nothing to update: no such ability, nothing to say, or nothing changed. */
async function draw(desk: Desk, id: string) {
  return desk.transaction(async (tx) => {
    const rows = await tx.messageDelivery.findMany({
      where: { OR: [{ id }, { mergedIntoId: id }], state: { in: ['sent', 'relayed'] } },
    });
    const leader = rows.find((row) => row.id === id);
    const ref = leader && refOf(leader);
    const platform = desk.platforms.find(({ name }) => name === leader?.platform);
    if (!leader || !ref || !platform?.capabilities.update) return null;
    const others = rows.filter((row) => row !== leader).sort((a, b) => (a.id < b.id ? -1 : 1));
    const reach = await reachOf(tx, leader, desk.directory, desk.platforms);
    if (!reach) return null;
    const to = { kind: leader.recipientKind === 'channel' ? ('channel' as const) : ('person' as const) };
    const destination = { platform, to, locale: reach.locale, relay: leader.state === 'relayed' };
    const written = await write(desk, tx, [leader, ...others], destination, true);
    if (!written || isDeepStrictEqual(plain(written.message.card), leader.card)) return null;
    return { platform, ref, message: { ...written.message, key: leader.key } };
  });
}

async function isBusy(desk: Desk, id: string): Promise<boolean> {
  const row = await desk.db.messageDelivery.findUnique({
    where: { id },
    select: { state: true, leasedUntil: true },
  });
  return row?.state === 'sending' || (row?.leasedUntil ?? null) !== null;
}

function refOf({ workspace, address, externalId, threadId }: MessageDelivery): MessageRef | null {
  if (workspace === null || address === null || externalId === null) return null;
  return { workspace, address, externalId, ...(threadId && { threadId }) };
}

/** As it comes back from the database. */
function plain(card: unknown): unknown {
  return JSON.parse(JSON.stringify(card));
}
