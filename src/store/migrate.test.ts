import { createHash } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmptyDatabase, openTestDatabase } from '../../test/support/database.ts';
import { type Migration, migrate, pendingMigrations, readMigrations } from './migrate.ts';

const migration = (name: string, sql: string): Migration => ({
  name,
  sql,
  checksum: createHash('sha256').update(sql).digest('hex'),
});
const one = migration('0001_one', 'CREATE TABLE one (id int); INSERT INTO one VALUES (1);');
const two = migration('0002_two', 'CREATE TABLE two (id int);');

let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
beforeEach(async () => {
  database = await createEmptyDatabase();
});
afterEach(() => database.drop());

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const session = new pg.Client({ connectionString: database.url });
  await session.connect();
  const { rows } = await session.query(sql).finally(() => session.end());
  return rows;
}

describe('applying migrations', () => {
  it('five replicas that start together apply each migration exactly once', async () => {
    const applied = await Promise.all(Array.from({ length: 5 }, () => migrate(database.url)));
    expect(applied.flat()).toEqual(readMigrations().map(({ name }) => name));
    expect(await query('SELECT count(*)::int AS spaces FROM "Space"')).toEqual([{ spaces: 0 }]);
  });

  it('a second start applies only what is new', async () => {
    expect(await migrate(database.url, [one])).toEqual(['0001_one']);
    expect(await migrate(database.url, [one, two])).toEqual(['0002_two']);
    expect(await migrate(database.url, [one, two])).toEqual([]);
    expect(await query('SELECT * FROM one')).toHaveLength(1);
  });

  it('a migration that fails leaves nothing behind, and the next start tries it again', async () => {
    const broken = migration('0002_two', 'CREATE TABLE two (id int); SELECT nonsense;');
    await expect(migrate(database.url, [one, broken])).rejects.toThrow(
      /0002_two failed and was undone: .*nonsense/,
    );
    expect(await query(`SELECT to_regclass('two') AS two`)).toEqual([{ two: null }]);
    expect(await migrate(database.url, [one, two])).toEqual(['0002_two']);
  });

  it('is recorded as the Prisma command line records it', async () => {
    await migrate(database.url, [one]);
    const rows = await query('SELECT * FROM _prisma_migrations');
    expect(rows).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        checksum: one.checksum,
        finished_at: expect.any(Date),
        migration_name: '0001_one',
        logs: null,
        rolled_back_at: null,
        started_at: expect.any(Date),
        applied_steps_count: 1,
      },
    ]);
  });
});

describe('a database that does not fit is refused, untouched', () => {
  it('a migration edited after it was applied', async () => {
    await migrate(database.url, [one]);
    const edited = migration('0001_one', `${one.sql} -- edited`);
    await expect(migrate(database.url, [edited, two])).rejects.toThrow(/0001_one was changed after/);
    expect(await query(`SELECT to_regclass('two') AS two`)).toEqual([{ two: null }]);
  });

  it('a database that a newer version has migrated', async () => {
    await migrate(database.url, [one, two]);
    await expect(migrate(database.url, [one])).rejects.toThrow(/0002_two, which this version does not know/);
  });

  it('a migration that another tool left unfinished', () => {
    const history = [{ migration_name: '0001_one', checksum: one.checksum, finished: false }];
    expect(() => pendingMigrations([one], history)).toThrow(/0001_one was begun by another tool/);
  });
});

it('a test database has every migration', async () => {
  const { url, close } = await openTestDatabase();
  expect(await migrate(url)).toEqual([]);
  await close();
});
