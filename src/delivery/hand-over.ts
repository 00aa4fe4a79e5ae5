import type { MessageDelivery } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { plainDate, toDate, toInstant } from '../time.ts';
import { type DayMessage, heldByCap } from './cap.ts';
import type { Desk } from './desk.ts';
import { recipientKey } from './key.ts';
import { holdLate } from './late.ts';
import { messagesOf } from './merge.ts';
import { holdPaused } from './paused.ts';
import { outcomes, toldStates } from './rows.ts';
import type { SendingSettings } from './timeline.ts';

/** Serialises the hand-over between replicas: the cap and the merging look at everything that is due. */
const handOverLock = 4_270_117;

type SpaceSettings = SendingSettings & { timeZone: string };

/**
 * Hands over to the queue everything the business clock says is due; what downtime made late is held back (nasty case 9).
 *
 * @returns how many rows left the future
 */
export async function handOverDue(desk: Desk): Promise<number> {
  return desk.transaction(async (tx) => {
    const now = desk.clock.now();
    const first = await tx.messageDelivery.findFirst({ where: dueBy(now), select: { id: true } });
    if (!first) return 0;
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(${handOverLock})::text`;
    const due = await tx.messageDelivery.findMany({
      where: dueBy(now),
      orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    });
    const free = await holdPaused(desk, tx, due, now);
    await handOver(desk, tx, await holdLate(desk, tx, free, now), now);
    return due.length;
  });
}

/** Merges, caps and queues rows that are due, in the caller's transaction. */
export async function handOver(
  desk: Desk,
  tx: Transaction,
  due: readonly MessageDelivery[],
  now: Temporal.Instant,
): Promise<void> {
  if (due.length === 0) return;
  const digests = gather(due.filter(inDigest), (row) => recipientKey(recipientOf(row)));
  const messages = messagesOf(due.filter((row) => !inDigest(row)).map(asMergeable)).map((rows) =>
    rows.map(({ row }) => row),
  );
  const capped = messages.some(onlyReminds)
    ? await applyCap(desk, tx, messages, now)
    : new Set<MessageDelivery[]>();
  await queueMessages(desk, tx, [...messages.filter((message) => !capped.has(message)), ...digests]);
}

/** Marks messages as queued, their rows behind the leading one, with one job each. */
export async function queueMessages(
  desk: Desk,
  tx: Transaction,
  messages: readonly (readonly MessageDelivery[])[],
): Promise<void> {
  const placed = messages.flatMap((message) => {
    const [leader, ...others] = [...message].sort(inOrder);
    if (!leader) return [];
    return [{ id: leader.id, leader: null }, ...others.map(({ id }) => ({ id, leader: leader.id }))];
  });
  if (placed.length === 0) return;
  await tx.$executeRaw`
    UPDATE "MessageDelivery" AS d SET state = 'queued', "mergedIntoId" = v.leader
    FROM unnest(${placed.map(({ id }) => id)}::uuid[], ${placed.map(({ leader }) => leader)}::uuid[]) AS v(id, leader)
    WHERE d.id = v.id AND d.state IN ('planned', 'held')`;
  const jobs = placed
    .filter(({ leader }) => leader === null)
    .map(({ id }) => ({ kind: 'send' as const, id }));
  await desk.queue.send(tx, jobs);
}

/** Reminders over the day's number wait for the digest, or leave as one now when its hour is behind (C41, 4.4b). */
async function applyCap(
  desk: Desk,
  tx: Transaction,
  messages: readonly MessageDelivery[][],
  now: Temporal.Instant,
): Promise<Set<MessageDelivery[]>> {
  const waiting = new Set<MessageDelivery[]>();
  const candidates = messages.filter(
    (message) => onlyReminds(message) && message[0]?.recipientKind === 'person',
  );
  for (const bySpace of gather(candidates.flat(), ({ spaceId }) => spaceId)) {
    const spaceId = bySpace[0]?.spaceId as string;
    const settings = await desk.settingsOf(tx, spaceId);
    const day = now.toZonedDateTimeISO(settings.timeZone).toPlainDate();
    const late = await overTheCap(tx, bySpace, settings, day);
    const over = candidates.filter((message) => message.some(({ id }) => late.has(id)));
    for (const message of over) waiting.add(message);
    await putInDigest(desk, tx, over.flat(), settings, day, now);
  }
  return waiting;
}

/** @returns ids of due rows that the daily number leaves no place for. */
async function overTheCap(
  tx: Transaction,
  due: readonly MessageDelivery[],
  settings: SpaceSettings,
  today: Temporal.PlainDate,
): Promise<Set<string>> {
  const from = toDate(today.toZonedDateTime(settings.timeZone).toInstant());
  const to = toDate(today.add({ days: 1 }).toZonedDateTime(settings.timeZone).toInstant());
  const rows = await tx.messageDelivery.findMany({
    where: {
      recipientKind: 'person',
      recipientId: { in: [...new Set(due.map(({ recipientId }) => recipientId))] },
      dueAt: { gte: from, lt: to },
      state: { in: ['planned', 'queued', ...toldStates] },
      // A digest does not count (4.4b): neither the cap's nor the one after downtime.
      OR: [{ outcome: null }, { outcome: { notIn: [outcomes.capped, outcomes.caughtUp] } }],
    },
  });
  const held = new Set<string>();
  for (const ofPerson of gather(rows, ({ recipientId }) => recipientId)) {
    const messages = messagesOf(ofPerson.map(asMergeable)).map((message) => message.map(({ row }) => row));
    const waits = heldByCap(messages.map(asDayMessage), { remindersPerDay: settings.remindersPerDay, today });
    for (const message of messages) {
      if (message[0] && waits.has(message[0].id)) for (const { id } of message) held.add(id);
    }
  }
  return held;
}

async function putInDigest(
  desk: Desk,
  tx: Transaction,
  rows: readonly MessageDelivery[],
  settings: SpaceSettings,
  day: Temporal.PlainDate,
  now: Temporal.Instant,
): Promise<void> {
  if (rows.length === 0) return;
  const at = day
    .toPlainDateTime(Temporal.PlainTime.from(settings.digestAt))
    .toZonedDateTime(settings.timeZone);
  const ids = rows.map(({ id }) => id);
  await tx.messageDelivery.updateMany({
    where: { id: { in: ids } },
    data: { dueAt: toDate(at.toInstant()), outcome: outcomes.capped },
  });
  if (at.epochMilliseconds > now.epochMilliseconds) return;
  await queueMessages(
    desk,
    tx,
    gather(rows, (row) => recipientKey(recipientOf(row))),
  );
}

/** A queue order that a later message about the same thing never overtakes. */
function inOrder(a: MessageDelivery, b: MessageDelivery): number {
  return (
    a.dueAt.getTime() - b.dueAt.getTime() || a.subjectVersion - b.subjectVersion || (a.id < b.id ? -1 : 1)
  );
}

function asDayMessage(message: readonly MessageDelivery[]): DayMessage {
  const [first] = message as [MessageDelivery];
  const reminders = message.filter(({ nature }) => nature === 'reminder');
  return {
    id: first.id,
    at: toInstant(first.dueAt),
    on: first.subjectOn && plainDate(first.subjectOn),
    reminds: reminders.length > 0,
    onlyReminds: reminders.length === message.length,
    gone: message.some(({ state }) => state !== 'planned'),
  };
}

function asMergeable(row: MessageDelivery) {
  return {
    row,
    key: row.key,
    recipient: recipientOf(row),
    subject: { type: row.subjectType, id: row.subjectId },
    at: toInstant(row.dueAt),
    mergeable: row.mergeable,
  };
}

function recipientOf(row: MessageDelivery) {
  return { kind: row.recipientKind, id: row.recipientId };
}

function onlyReminds(message: readonly MessageDelivery[]): boolean {
  return message.every(({ nature }) => nature === 'reminder');
}

/** One message a person, whatever it is about: over the cap, or caught up after a pause. */
function inDigest({ outcome }: MessageDelivery): boolean {
  return outcome === outcomes.capped || outcome === outcomes.caughtUp;
}

function dueBy(now: Temporal.Instant) {
  return { state: 'planned' as const, recipientKind: { not: 'house' as const }, dueAt: { lte: toDate(now) } };
}

function gather<T>(items: readonly T[], by: (item: T) => string): T[][] {
  return Object.values(Object.groupBy(items, by)) as T[][];
}
