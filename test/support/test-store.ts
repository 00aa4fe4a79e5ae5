import type { Store } from '../../src/store/store.ts';
import { openTestDatabase } from './database.ts';

/** A store on a database of its own. */
export async function openTestStore(): Promise<Store> {
  const { db, url, close } = await openTestDatabase();
  return {
    db,
    url,
    transaction: (work) => db.$transaction(work, { timeout: 20_000 }),
    checks: { database: async () => {}, migrations: async () => {} },
    close,
  };
}
