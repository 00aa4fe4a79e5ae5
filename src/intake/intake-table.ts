/** The table IntakeEvent. Statements are prepared on connections of their own: people wait while a row is written. */
import pg from 'pg';
import type { Logger } from '../log.ts';

/** Prisma's raw queries took 1.5 times as long and twice the CPU for the same INSERT (test/bench/receive.ts). */
const statements = {
  insert: `
    INSERT INTO "IntakeEvent" (id, platform, "receivedAt", body, signature, "leasedUntil", attempts)
    VALUES ($1, $2, $3, $4, $5, $6, 1) ON CONFLICT (id) DO NOTHING`,
  signature: `SELECT signature FROM "IntakeEvent" WHERE id = $1`,
  settle: `UPDATE "IntakeEvent" SET body = NULL, "leasedUntil" = NULL, "handledAt" = $2 WHERE id = ANY($1)`,
  take: `
    UPDATE "IntakeEvent" SET "leasedUntil" = $4, attempts = attempts + 1
    WHERE id = (
      SELECT id FROM "IntakeEvent"
      WHERE platform = $1 AND "handledAt" IS NULL AND "leasedUntil" < $3 AND attempts < $2 AND body IS NOT NULL
      ORDER BY "receivedAt" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, body AS sealed, attempts`,
  giveUp: `
    UPDATE "IntakeEvent" SET body = NULL, "leasedUntil" = NULL, "handledAt" = $3
    WHERE platform = $1 AND "handledAt" IS NULL AND "leasedUntil" < $3 AND attempts >= $2
    RETURNING id`,
  renew: `UPDATE "IntakeEvent" SET "leasedUntil" = $2 WHERE id = ANY($1) AND "handledAt" IS NULL`,
  postpone: `
    UPDATE "IntakeEvent" SET "leasedUntil" = $2::timestamptz + make_interval(secs => coalesce(($3::int[])[attempts], 0))
    WHERE id = $1 AND "handledAt" IS NULL`,
  purge: `DELETE FROM "IntakeEvent" WHERE platform = $1 AND "receivedAt" < $2`,
} as const;

interface Row {
  id: string;
  sealed: Uint8Array;
  signature: string | undefined;
  receivedAt: Date;
  leasedUntil: Date;
}

interface TakenRow {
  id: string;
  sealed: Uint8Array;
  /** This one included. */
  attempts: number;
}

export interface IntakeTable {
  /** @returns false when the id is there already */
  insert(row: Row): Promise<boolean>;
  signatureOf(id: string): Promise<string | null>;
  settle(ids: readonly string[], at: Date): Promise<void>;
  /** @returns the oldest row whose lease has ended, under a new lease */
  take(mostAttempts: number, now: Date, leasedUntil: Date): Promise<TakenRow | undefined>;
  renew(ids: readonly string[], leasedUntil: Date): Promise<void>;
  /** Sets the next attempt. @param waitSeconds by number of attempts so far */
  postpone(id: string, now: Date, waitSeconds: readonly number[]): Promise<void>;
  /** @returns the ids that have used up their attempts, whose bodies are erased now */
  giveUp(mostAttempts: number, now: Date): Promise<string[]>;
  purge(before: Date): Promise<void>;
  close(): Promise<void>;
}

/** @param url with UTC sessions */
export function openIntakeTable(url: string, platform: string, log: Logger): IntakeTable {
  // Who waits for an acknowledgement is told within 3 s, also that the database is away. A connection stays open
  // between the rounds of `take`, so that a single command finds one.
  const pool = new pg.Pool({
    connectionString: url,
    max: 4,
    connectionTimeoutMillis: 1000,
    query_timeout: 1500,
    idleTimeoutMillis: 60_000,
  });
  // A connection that breaks while nobody uses it; the next query opens another.
  pool.on('error', (error) => log.debug({ err: error }, 'An idle connection of the inbox broke'));
  const run = <R extends pg.QueryResultRow>(name: keyof typeof statements, values: unknown[]) =>
    pool.query<R>({ name: `intake-${name}`, text: statements[name], values });

  return {
    async insert({ id, sealed, signature, receivedAt, leasedUntil }) {
      const body = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      const values = [id, platform, receivedAt, body, signature ?? null, leasedUntil];
      return (await run('insert', values)).rowCount === 1;
    },
    async signatureOf(id) {
      const { rows } = await run<{ signature: string | null }>('signature', [id]);
      return rows[0]?.signature ?? null;
    },
    async settle(ids, at) {
      await run('settle', [ids, at]);
    },
    async take(mostAttempts, now, leasedUntil) {
      return (await run<TakenRow>('take', [platform, mostAttempts, now, leasedUntil])).rows[0];
    },
    async renew(ids, leasedUntil) {
      await run('renew', [ids, leasedUntil]);
    },
    async postpone(id, now, waitSeconds) {
      await run('postpone', [id, now, waitSeconds]);
    },
    async giveUp(mostAttempts, now) {
      return (await run<{ id: string }>('giveUp', [platform, mostAttempts, now])).rows.map(({ id }) => id);
    },
    async purge(before) {
      await run('purge', [platform, before]);
    },
    close: () => pool.end(),
  };
}
