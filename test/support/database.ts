import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { inUtc, openClient } from '../../src/store/client.ts';
import type { PrismaClient } from '../../src/store/generated/client.ts';

/** A database of its own for one test file or one test. */
export interface TestDatabase {
  readonly db: PrismaClient;
  /** Address with UTC sessions, as `store.url` gives it. */
  readonly url: string;
  /** Disconnects and drops it. */
  close(): Promise<void>;
}

/** Clones the migrated template of the run's PostgreSQL server (test/support/database-server.ts): some 50 ms. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await execute(`CREATE DATABASE ${name} TEMPLATE template_copil`);
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
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
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => execute(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function execute(sql: string): Promise<void> {
  const session = new pg.Client({ connectionString: inject('postgresUrl') });
  await session.connect();
  try {
    await session.query(sql);
  } finally {
    await session.end();
  }
}
