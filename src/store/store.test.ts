import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmptyDatabase } from '../../test/support/database.ts';
import { openLog } from '../log.ts';
import { inUtc } from './client.ts';
import { openStore, type Store, type Transaction } from './store.ts';

const log = openLog('silent');
const dataDirectory = '/nonexistent';

describe('a PostgreSQL given by DATABASE_URL', () => {
  let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let store: Store;
  beforeEach(async () => {
    database = await createEmptyDatabase();
    store = await openStore({ databaseUrl: database.url, dataDirectory }, log);
  });
  afterEach(async () => {
    await store.close();
    await database.drop();
  });

  const space = { slug: 'agla', name: 'AGLA', projectName: 'DUI' };

  it('is migrated and ready, and shared by replicas', async () => {
    const replica = await openStore({ databaseUrl: database.url, dataDirectory }, log);
    await replica.db.space.create({ data: space });
    expect(await store.db.space.count()).toBe(1);
    await store.checks.database();
    await store.checks.migrations();
    await replica.close();
  });

  it('is not ready when a migration is missing', async () => {
    await store.db.$executeRaw`DELETE FROM _prisma_migrations`;
    await expect(store.checks.migrations()).rejects.toThrow('not applied: 0001_init');
  });

  it('is not ready when it went away', async () => {
    await store.close();
    await database.drop();
    await expect(store.checks.database()).rejects.toThrow();
  });

  it('a transaction that throws leaves nothing behind', async () => {
    const failing = store.transaction(async (transaction) => {
      await transaction.space.create({ data: space });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await store.db.space.count()).toBe(0);
  });

  it.each<[string, (transaction: Transaction, slug: string) => Promise<unknown>]>([
    [
      'an update',
      (transaction, slug) => transaction.space.update({ where: { slug }, data: { name: 'renamed' } }),
    ],
    [
      'a raw lock',
      (transaction, slug) => transaction.$queryRaw`SELECT id FROM "Space" WHERE slug = ${slug} FOR UPDATE`,
    ],
  ])('a transaction that PostgreSQL undid because of a deadlock in %s is run again', async (_, lock) => {
    await store.db.space.createMany({ data: [space, { ...space, slug: 'other' }] });
    let bothLocked = () => {};
    const locked = new Promise<void>((resolve) => {
      bothLocked = resolve;
    });
    let holding = 0;
    const crossing = (first: string, second: string) =>
      store.transaction(async (transaction) => {
        await lock(transaction, first);
        if (++holding === 2) bothLocked();
        await locked;
        await lock(transaction, second);
      });
    await Promise.all([crossing('agla', 'other'), crossing('other', 'agla')]);
    expect(holding).toBeGreaterThan(2);
  });

  it('keeps instants exact on a server that lives in Paris', async () => {
    const { pathname } = new URL(database.url);
    await store.db.$executeRawUnsafe(`ALTER DATABASE "${pathname.slice(1)}" SET timezone = 'Europe/Paris'`);
    const paris = await openStore({ databaseUrl: database.url, dataDirectory }, log);
    const createdAt = Temporal.Instant.from('2026-10-25T00:30:00Z');
    await paris.db.space.create({ data: { ...space, createdAt: new Date(createdAt.epochMilliseconds) } });
    const [row] = await paris.db.$queryRaw<{ epoch: number }[]>`
      SELECT extract(epoch FROM "createdAt")::int AS epoch FROM "Space"`;
    expect((row?.epoch ?? 0) * 1000).toBe(createdAt.epochMilliseconds);
    await paris.close();
  });

  it.each([
    [
      'an unknown database',
      (url: URL) => url.pathname.concat('_no'),
      /DATABASE_URL: cannot use .*does not exist/,
    ],
  ])('%s is refused with the variable to set', async (_, pathname, sentence) => {
    const url = new URL(database.url);
    url.pathname = pathname(url);
    await expect(openStore({ databaseUrl: url.href, dataDirectory }, log)).rejects.toThrow(sentence);
  });

  it('a wrong password is refused without showing it', async () => {
    const url = new URL(database.url);
    url.password = 'hunter2';
    // The socket of the run asks for none.
    url.searchParams.delete('host');
    const opening = openStore({ databaseUrl: url.href, dataDirectory }, log);
    await expect(opening).rejects.toThrow(
      /DATABASE_URL: cannot use .*the user name or the password is wrong/,
    );
    await expect(opening).rejects.not.toThrow(/hunter2/);
  });
});

it('a server that does not answer is refused with the variable to set', async () => {
  const databaseUrl = 'postgresql://copil:copil@127.0.0.1:1/copil';
  await expect(openStore({ databaseUrl, dataDirectory }, log)).rejects.toThrow(
    'DATABASE_URL: cannot use 127.0.0.1:1/copil: no PostgreSQL answers there.',
  );
});

describe('inUtc', () => {
  it('keeps the other options and parameters of an address', () => {
    const url = inUtc(
      'postgresql://u:p%40ss@db:5432/copil?sslmode=disable&options=-c%20statement_timeout%3D5000',
    );
    expect(url).toBe(
      'postgresql://u:p%40ss@db:5432/copil?sslmode=disable&options=-c%20statement_timeout%3D5000%20-c%20TimeZone%3DUTC',
    );
    const client = new pg.Client({ connectionString: url });
    expect(client.password).toBe('p@ss');
  });
});
