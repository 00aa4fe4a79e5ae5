import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { ChatPlatform, MessageRef, OutgoingMessage } from '../conversation/platform.ts';
import type { MessageDelivery, Prisma } from '../store/generated/client.ts';
import { readOnce } from '../store/read-once.ts';
import type { Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';
import { leaseOf } from './claim.ts';
import type { Desk } from './desk.ts';
import type { DeliveryJob } from './queue.ts';
import { type Reach, reachesOf } from './routes.ts';
import { write } from './write.ts';

/**
 * Asks for the live messages of a subject to be drawn again once the caller's transaction has committed.
 *
 * @param subject with a recipient, only what was said to them; with messages, only those of these names
 * @param correlationId of the event that changed the subject, for the log
 */
export async function requestRedraw(
  desk: Pick<Desk, 'queue'>,
  tx: Transaction,
  subject: { type: string; id: string; recipientId?: string; messages?: readonly string[] },
  correlationId?: string,
): Promise<void> {
  const rows = await tx.messageDelivery.findMany({
    where: {
      subjectType: subject.type,
      subjectId: subject.id,
      recipientId: subject.recipientId,
      message: subject.messages && { in: [...subject.messages] },
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

/** What a posted message would say now, when that is not what it says; held under a lease until it is updated. */
export interface Redrawn {
  platform: ChatPlatform;
  ref: MessageRef;
  message: OutgoingMessage;
  lease: Date;
}

/** Milliseconds between looks at a message that another process sends or draws: mostly it is there in a moment. */
const busyWaits = [20, 50, 100, 200, 400];

/** `busy`: still being sent, or being redrawn elsewhere. `same`: no such message, nothing to say, or nothing changed. */
export type Drawing = Redrawn | 'busy' | 'same';

/**
 * Updates a posted message where the platform can, when the present state says something else.
 *
 * @param job its `id` is that of the leading row
 * @param draw draws it again, together with the others that are asked for at the same moment
 * @returns false when it has to be tried again: still being sent, being redrawn elsewhere, or the platform did not answer
 */
export async function redrawMessage(
  desk: Desk,
  { id, correlationId }: Pick<DeliveryJob, 'id' | 'correlationId'>,
  draw: (id: string) => Promise<Drawing>,
): Promise<boolean> {
  let drawing = await draw(id);
  for (const wait of busyWaits) {
    if (drawing !== 'busy') break;
    await pause(wait);
    drawing = await draw(id);
  }
  if (drawing === 'busy') return false;
  if (drawing === 'same') return true;
  const { platform, ref, message, lease } = drawing;
  let shown: Prisma.MessageDeliveryUpdateManyMutationInput = {};
  try {
    const result = await platform.update(ref, message);
    const facts = { key: message.key, platform: platform.name, correlationId };
    if (result.state === 'sent') {
      shown = { card: message.card as unknown as Prisma.InputJsonValue };
      desk.log.info(facts, 'A posted message was drawn again');
      return true;
    }
    if (result.state !== 'refused') return false;
    desk.log.warn(
      { ...facts, reason: result.reason, detail: result.detail },
      'A posted message could not be updated',
    );
    return true;
  } finally {
    await desk.db.messageDelivery.updateMany({
      where: { id, leasedUntil: lease },
      data: { ...shown, leasedUntil: null },
    });
  }
}

/**
 * Draws posted messages again, all from one reading of the present state.
 *
 * @param ids of leading rows
 * @returns in the order asked
 */
export function drawAgain(desk: Desk, ids: readonly string[]): Promise<Drawing[]> {
  return desk.transaction(async (tx) => {
    // Before anything is read: who changes a subject locks these rows before it commits (requestRedraw).
    const taken = await tx.$queryRaw<Pick<MessageDelivery, 'id' | 'state' | 'leasedUntil'>[]>`
      SELECT id, state, "leasedUntil" FROM "MessageDelivery" WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
    const now = toDate(desk.clock.system());
    const busy = new Set(
      taken
        .filter(
          ({ state, leasedUntil }) => state === 'sending' || (leasedUntil !== null && leasedUntil > now),
        )
        .map(({ id }) => id),
    );
    const free = ids.filter((id) => !busy.has(id));
    const rows = await tx.messageDelivery.findMany({
      where: {
        OR: [{ id: { in: free } }, { mergedIntoId: { in: free } }],
        state: { in: ['sent', 'relayed'] },
      },
      orderBy: { id: 'asc' },
    });
    const lease = leaseOf(desk);
    const reading = readOnce(tx, ['messageDelivery']);
    const leaders = rows.filter(({ id }) => free.includes(id));
    const reaches = await reachesOf(desk, reading, leaders);
    const drawn = new Map<string, Redrawn>();
    for (const [index, leader] of leaders.entries()) {
      const others = rows.filter(({ mergedIntoId }) => mergedIntoId === leader.id);
      const again = await draw(desk, reading, [leader, ...others], reaches[index]);
      if (again) drawn.set(leader.id, { ...again, lease });
    }
    const changed = [...drawn.keys()];
    if (changed.length > 0) {
      await tx.messageDelivery.updateMany({ where: { id: { in: changed } }, data: { leasedUntil: lease } });
    }
    return ids.map((id) => (busy.has(id) ? 'busy' : (drawn.get(id) ?? 'same')));
  });
}

/** @returns null when there is nothing to update: no such ability, nothing to say, or nothing changed. */
async function draw(
  desk: Desk,
  tx: Transaction,
  rows: readonly [MessageDelivery, ...MessageDelivery[]],
  reach: Reach | null | undefined,
): Promise<Omit<Redrawn, 'lease'> | null> {
  const [leader] = rows;
  const ref = refOf(leader);
  const platform = desk.platforms.find(({ name }) => name === leader.platform);
  if (!ref || !platform?.capabilities.update || !reach) return null;
  const to = { kind: leader.recipientKind === 'channel' ? ('channel' as const) : ('person' as const) };
  const destination = { platform, to, locale: reach.locale, relay: leader.state === 'relayed' };
  const written = await write(desk, tx, rows, destination, true);
  if (!written || isDeepStrictEqual(plain(written.message.card), leader.card)) return null;
  return { platform, ref, message: { ...written.message, key: leader.key } };
}

function refOf({ workspace, address, externalId, threadId }: MessageDelivery): MessageRef | null {
  if (workspace === null || address === null || externalId === null) return null;
  return { workspace, address, externalId, ...(threadId && { threadId }) };
}

/** As it comes back from the database. */
function plain(card: unknown): unknown {
  return JSON.parse(JSON.stringify(card));
}
