import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { StartupError } from '../startup-error.ts';

/** One folder of prisma/migrations. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, as Prisma records it. */
  readonly checksum: string;
}

/** Prisma's own advisory lock, so that its command line and this runner never work at the same time. */
const migrationLock = 72707369;
const defaultFolder = path.resolve(import.meta.dirname, '../../prisma/migrations');

/** The table as the Prisma command line creates it. */
const historyTable = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL,
    logs TEXT,
    rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

/** @returns the migrations of a folder, oldest first. */
export function readMigrations(folder = defaultFolder): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/**
 * Applies what a database lacks, one transaction a migration, on one session of its own under Prisma's lock, so that
 * replicas that start together apply each migration once.
 * @param url of the database; a connection pooler in transaction mode cannot hold the lock
 * @returns the names applied now
 * @throws StartupError when the history and the files disagree, or a migration failed
 */
export async function migrate(url: string, migrations = readMigrations()): Promise<string[]> {
  const session = new pg.Client({ connectionString: url, application_name: 'copil migrations' });
  session.on('error', () => {});
  await session.connect();
  try {
    await session.query(`SELECT pg_advisory_lock(${migrationLock})::text`);
    await session.query(historyTable);
    const missing = pendingMigrations(migrations, await readHistory(session));
    for (const migration of missing) await apply(session, migration);
    return missing.map(({ name }) => name);
  } finally {
    // The lock goes with the session.
    await session.end();
  }
}

interface HistoryRow {
  migration_name: string;
  checksum: string;
  finished: boolean;
}

async function readHistory(session: pg.Client): Promise<HistoryRow[]> {
  const { rows } = await session.query(`
    SELECT migration_name, checksum, finished_at IS NOT NULL AS finished
    FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`);
  return rows;
}

/**
 * @returns the migrations that a database with this history lacks
 * @throws StartupError when it was migrated by other files than ours
 */
export function pendingMigrations(
  migrations: readonly Migration[],
  history: readonly HistoryRow[],
): Migration[] {
  const applied = new Map(history.map((row) => [row.migration_name, row]));
  const known = new Set(migrations.map(({ name }) => name));
  for (const { migration_name: name } of history) {
    if (!known.has(name)) {
      throw new StartupError(
        `The database has the migration ${name}, which this version does not know: it was used by a newer copil. ` +
          'Start that version, or set DATABASE_URL (or COPIL_DATA) to another database.',
      );
    }
  }
  return migrations.filter(({ name, checksum }) => {
    const row = applied.get(name);
    if (!row) return true;
    if (!row.finished) {
      throw new StartupError(
        `The migration ${name} was begun by another tool and not finished: repair it with “prisma migrate resolve”.`,
      );
    }
    if (row.checksum !== checksum) {
      throw new StartupError(
        `The migration ${name} was changed after the database applied it: restore prisma/migrations/${name}/migration.sql.`,
      );
    }
    return false;
  });
}

async function apply(session: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await session.query('BEGIN');
  try {
    await session.query(sql);
    await session.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await session.query('COMMIT');
  } catch (error) {
    await session.query('ROLLBACK').catch(() => {});
    throw new StartupError(`The migration ${name} failed and was undone: ${(error as Error).message}`);
  }
}
