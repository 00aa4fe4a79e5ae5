import type { Config } from '../config.ts';
import type { Logger } from '../log.ts';
import { StartupError } from '../startup-error.ts';
import { inUtc, openClient } from './client.ts';
import { openEmbeddedPostgres } from './embedded-postgres.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';
import { migrate, readMigrations } from './migrate.ts';

export type Database = PrismaClient;
/** A business transaction; features never open their own. */
export type Transaction = Prisma.TransactionClient;

/** The open database. */
export interface Store {
  readonly db: Database;
  /** Address with UTC sessions, for those who bring their own driver. */
  readonly url: string;
  /**
   * Runs a business transaction, again when PostgreSQL undid it because of another one (deadlock, serialisation), so
   * `work` must have no effect outside the database.
   */
  transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  /** Conditions of readiness: each throws when it is not met. */
  readonly checks: { database(): Promise<void>; migrations(): Promise<void> };
  close(): Promise<void>;
}

export interface StoreOptions {
  /** The embedded server was lost for good: the service must stop. */
  readonly onLost?: (reason: Error) => void;
}

/**
 * Opens the PostgreSQL of DATABASE_URL, or the embedded one of the data directory, and brings it up to date.
 * @throws StartupError when the server cannot be reached, is used by another service, or does not fit
 */
export async function openStore(
  config: Pick<Config, 'databaseUrl' | 'dataDirectory'>,
  log: Logger,
  options: StoreOptions = {},
): Promise<Store> {
  const embedded = config.databaseUrl ? null : await openEmbeddedPostgres(config.dataDirectory, log, options);
  const url = inUtc(config.databaseUrl ?? embedded?.url() ?? '');
  const db = openClient(url);
  const close = async () => {
    await db.$disconnect();
    await embedded?.close();
  };
  try {
    const applied = await migrate(url).catch((error) => {
      throw connectionCure(error, url);
    });
    if (applied.length > 0) log.info({ migrations: applied }, 'Migrations applied.');
    await requireUtc(db);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    db,
    url,
    transaction: (work) => runTransaction(db, work),
    checks: {
      database: async () => {
        await db.$queryRaw`SELECT 1`;
      },
      migrations: () => requireMigrations(db),
    },
    close,
  };
}

/** What Prisma throws when PostgreSQL undid a transaction because of another one (40P01, 40001). */
interface Undone {
  code?: string;
  meta?: { driverAdapterError?: { cause?: { kind?: string } } };
}

/** P2034 from a query of the model; from a raw one P2010, with the conflict as the driver's own error. */
function isUndone(error: unknown): boolean {
  const { code, meta } = error as Undone;
  if (code === 'P2034') return true;
  return code === 'P2010' && meta?.driverAdapterError?.cause?.kind === 'TransactionWriteConflict';
}

async function runTransaction<Result>(
  db: Database,
  work: (transaction: Transaction) => Promise<Result>,
  triesLeft = 3,
): Promise<Result> {
  try {
    return await db.$transaction(work, { maxWait: 10_000, timeout: 20_000 });
  } catch (error) {
    if (triesLeft > 1 && isUndone(error)) {
      return runTransaction(db, work, triesLeft - 1);
    }
    throw error;
  }
}

async function requireUtc(db: Database): Promise<void> {
  const [row] = await db.$queryRaw<{ TimeZone: string }[]>`SHOW TimeZone`;
  if (row?.TimeZone !== 'UTC') {
    throw new StartupError(
      `DATABASE_URL: sessions run in the time zone ${row?.TimeZone}, which would shift every instant. Let the ` +
        'server or its pooler accept “options=-c TimeZone=UTC”, or run ALTER ROLE … SET timezone = ‘UTC’.',
    );
  }
}

/** A replica of an older version stays ready while a newer one has added migrations. */
async function requireMigrations(db: Database): Promise<void> {
  const rows = await db.$queryRaw<{ migration_name: string }[]>`
    SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  const applied = new Set(rows.map((row) => row.migration_name));
  const missing = readMigrations().filter(({ name }) => !applied.has(name));
  if (missing.length > 0) throw new Error(`not applied: ${missing.map(({ name }) => name).join(', ')}`);
}

/** Sentences for the errors of PostgreSQL and of the network that an operator can remove. */
const cures: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'no PostgreSQL answers there',
  ENOTFOUND: 'this host name is unknown',
  ETIMEDOUT: 'the host does not answer',
  EHOSTUNREACH: 'the host cannot be reached',
  '28P01': 'the user name or the password is wrong',
  '28000': 'the server refuses this user or this way of connecting',
  '3D000': 'the database does not exist; create it first',
  '42501': 'this user may not create tables in it',
};

function connectionCure(error: unknown, url: string): unknown {
  const why = cures[(error as { code?: string }).code ?? ''];
  if (!why) return error;
  const { host, pathname } = new URL(url);
  return new StartupError(`DATABASE_URL: cannot use ${host}${pathname}: ${why}.`);
}
