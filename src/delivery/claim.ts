import type { MessageDelivery } from '../store/generated/client.ts';
import { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';
import type { Claimed, Desk } from './desk.ts';
import { queueNames } from './queue.ts';

/** An earlier message to the same recipient about the same subject that has not left: nothing overtakes it. */
const behindAnother = Prisma.sql`EXISTS (
  SELECT 1 FROM "MessageDelivery" AS e
  WHERE e."recipientId" = l."recipientId" AND e."subjectType" = l."subjectType" AND e."subjectId" = l."subjectId"
    AND e.state IN ('planned', 'queued', 'sending') AND e."mergedIntoId" IS DISTINCT FROM l.id
    AND (e.parameters ->> 'via') IS NOT DISTINCT FROM (l.parameters ->> 'via')
    AND (e."dueAt", e."subjectVersion", e.id) < (l."dueAt", l."subjectVersion", l.id))`;

/** A leading row `l` that may be claimed now. The lease of a queued row is the instant of its next try. */
function claimable(systemNow: Date): Prisma.Sql {
  return Prisma.sql`l.state = 'queued' AND l."mergedIntoId" IS NULL
    AND (l."leasedUntil" IS NULL OR l."leasedUntil" <= ${systemNow}::timestamptz) AND NOT ${behindAnother}`;
}

/**
 * Takes queued messages, all rows of each at once, unless an earlier one about the same subject waits: a cancellation never
 * overtakes its invitation.
 *
 * @param ids of leading rows
 * @returns in the order asked; null for one that is taken, gone, not to be tried yet, or behind another
 */
export async function claim(
  desk: Pick<Desk, 'db' | 'clock' | 'pace'>,
  ids: readonly string[],
): Promise<(Claimed | null)[]> {
  const lease = leaseOf(desk);
  const rows = await desk.db.$queryRaw<MessageDelivery[]>`
    UPDATE "MessageDelivery" AS d
    SET state = 'sending', attempts = d.attempts + 1, "leasedUntil" = ${lease}::timestamptz
    FROM "MessageDelivery" AS l
    WHERE l.id = ANY(${ids}::uuid[]) AND ${claimable(systemNow(desk))}
      AND d.state = 'queued' AND (d.id = l.id OR d."mergedIntoId" = l.id)
    RETURNING d.*`;
  return ids.map((id) => {
    const leader = rows.find((row) => row.id === id);
    if (!leader) return null;
    const others = rows.filter((row) => row.mergedIntoId === id).sort((a, b) => (a.id < b.id ? -1 : 1));
    return { rows: [leader, ...others], lease };
  });
}

/** @returns ids of leading rows that could be claimed now but that no job will wake. */
export async function withoutJob(desk: Desk, limit = 500): Promise<string[]> {
  const rows = await desk.db.$queryRaw<{ id: string }[]>`
    SELECT l.id FROM "MessageDelivery" AS l
    WHERE ${claimable(systemNow(desk))} AND NOT EXISTS (
      SELECT 1 FROM pgboss.job AS j
      WHERE j.name = ${queueNames.send} AND j.singleton_key = l.id::text
        AND (j.state IN ('created', 'retry') AND j.start_after <= now() + interval '5 seconds' OR (j.state = 'active' AND j.started_on > now() - interval '20 seconds')))
    ORDER BY l."dueAt", l.id LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** @returns how many messages could leave at once or are being sent. */
export async function openMessages(desk: Desk): Promise<number> {
  const now = systemNow(desk);
  const [row] = await desk.db.$queryRaw<{ open: bigint }[]>`
    SELECT count(*) AS open FROM "MessageDelivery" AS l
    WHERE (l.state = 'sending' AND l."mergedIntoId" IS NULL AND l."leasedUntil" > ${now}::timestamptz)
      OR (${claimable(now)})`;
  return Number(row?.open ?? 0);
}

/**
 * The rows of a message whose leading row was stopped find a new leader: a digest speaks about several subjects, and one
 * of them may have changed.
 *
 * @param of leading rows to look at; all of them when absent
 * @returns ids of the new leading rows
 */
export async function promoteOrphans(tx: Transaction, of?: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH orphan AS (
      SELECT f.id, min(f.id::text) OVER (PARTITION BY f."mergedIntoId") AS leader
      FROM "MessageDelivery" AS f JOIN "MessageDelivery" AS l ON l.id = f."mergedIntoId"
      WHERE f.state = 'queued' AND l.state NOT IN ('queued', 'sending')
        AND ${of ? Prisma.sql`l.id = ${of}::uuid` : Prisma.sql`TRUE`})
    UPDATE "MessageDelivery" AS d
    SET "mergedIntoId" = CASE WHEN d.id::text = o.leader THEN NULL ELSE o.leader::uuid END
    FROM orphan AS o WHERE d.id = o.id AND d.state = 'queued'
    RETURNING d.id, d."mergedIntoId"`;
  return rows.filter((row) => !('mergedIntoId' in row && row.mergedIntoId)).map(({ id }) => id);
}

/** Wakes what waited behind messages that have just ended. */
export async function wakeNext(
  desk: Pick<Desk, 'db' | 'queue' | 'transaction'>,
  ended: readonly MessageDelivery[],
): Promise<void> {
  const waiting = await desk.db.messageDelivery.findMany({
    where: {
      state: 'queued',
      OR: ended.map(({ recipientId, subjectType, subjectId }) => ({ recipientId, subjectType, subjectId })),
    },
    select: { id: true, mergedIntoId: true },
  });
  const leaders = new Set(waiting.map(({ id, mergedIntoId }) => mergedIntoId ?? id));
  if (leaders.size === 0) return;
  const jobs = [...leaders].map((id) => ({ kind: 'send' as const, id }));
  await desk.transaction((tx) => desk.queue.send(tx, jobs));
}

/** @returns the end of a lease taken now, on the system clock. */
export function leaseOf(desk: Pick<Desk, 'clock' | 'pace'>): Date {
  return toDate(desk.clock.system().add({ seconds: desk.pace.leaseSeconds }));
}

/** A timer of PostgreSQL and ours may differ a little: what is nearly due is due. */
function systemNow(desk: Pick<Desk, 'clock'>): Date {
  return toDate(desk.clock.system().add({ milliseconds: 500 }));
}
