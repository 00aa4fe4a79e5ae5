import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { inUtc, openClient } from '../../src/store/client.ts';
import type { PrismaClient } from '../../src/store/generated/client.ts';

const migratedTemplate = 'template_copil';

/** A database of its own for one test file or one test. */
export interface TestDatabase {
  readonly db: PrismaClient;
  /** Address with UTC sessions, as `store.url` gives it. */
  readonly url: string;
  /** Disconnects and drops it. */
  close(): Promise<void>;
}

/**
 * Clones a template of the run's PostgreSQL server (test/support/database-server.ts): some 20 ms.
 * @param template the migrated one, without data, when absent
 */
export async function openTestDatabase(template = migratedTemplate): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await execute(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
  const url = addressOf(name);
  const db = openClient(url.href, 5);
  return {
    db,
    url: inUtc(url.href),
    close: async () => {
      await db.$disconnect();
      await execute(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

/** @returns the address of a new database without any table. */
export async function createEmptyDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `empty_${randomUUID().replaceAll('-', '')}`;
  await execute(`CREATE DATABASE ${name}`);
  const url = addressOf(name);
  return { url: url.href, drop: () => execute(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

const made = new Map<string, Promise<void>>();

/**
 * Makes a template once a run, whichever test file needs it first; the others wait.
 * @param name an SQL identifier
 * @param fill writes into a migrated database and lets go of it
 */
export function makeTemplate(name: string, fill: (url: string) => Promise<void>): Promise<void> {
  const making = made.get(name) ?? withSession((session) => makeUnlessThere(session, name, fill));
  made.set(name, making);
  return making;
}

async function makeUnlessThere(
  session: pg.Client,
  name: string,
  fill: (url: string) => Promise<void>,
): Promise<void> {
  // Held until the session ends.
  await session.query('SELECT pg_advisory_lock(hashtext($1))::text', [name]);
  const { rowCount } = await session.query('SELECT FROM pg_database WHERE datistemplate AND datname = $1', [
    name,
  ]);
  if (rowCount) return;
  await session.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await session.query(`CREATE DATABASE ${name} TEMPLATE ${migratedTemplate} STRATEGY FILE_COPY`);
  await fill(addressOf(name).href);
  await session.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false IS_TEMPLATE true`);
}

function addressOf(database: string): URL {
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${database}`;
  return url;
}

async function execute(sql: string): Promise<void> {
  await withSession((session) => session.query(sql));
}

async function withSession<Result>(work: (session: pg.Client) => Promise<Result>): Promise<Result> {
  const session = new pg.Client({ connectionString: inject('postgresUrl') });
  await session.connect();
  try {
    return await work(session);
  } finally {
    await session.end();
  }
}
