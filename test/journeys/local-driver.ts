import { readConfig } from '../../src/config.ts';
import { openLog } from '../../src/log.ts';
import { startService } from '../../src/service.ts';
import { freePort } from '../../src/store/postmaster.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { demoHour, openDemoDatabase } from '../support/demo-database.ts';
import { localHttp } from '../support/local-http.ts';
import type { Driver, OpenOptions } from './driver.ts';

/** Starts the whole service on a database of its own and speaks to it over HTTP. */
export async function openLocalDriver(options: OpenOptions = {}): Promise<Driver> {
  const { env = {}, space } = options;
  const database = options.database ?? (await databaseFor(options));
  const port = String(await freePort());
  const service = await startService(
    readConfig({
      PORT: port,
      DATABASE_URL: database.url,
      COPIL_SECRET: 'a secret of the tests, thirty-two characters long',
      LOG_LEVEL: 'error',
      ...(space ? { COPIL_SEED: 'none' } : {}),
      ...env,
    }),
    openLog('error'),
  );

  const http = localHttp(service.url);
  if (space) await http.load(space);

  return {
    ...http,
    async close() {
      await service.stop();
      if (!options.database) await database.close();
    },
  };
}

/** The demo is there already where nothing else is asked for: the service finds it as after a restart. */
function databaseFor({ env = {}, space }: OpenOptions): Promise<TestDatabase> {
  return space || env.COPIL_SEED ? openTestDatabase() : openDemoDatabase(demoHour, { localClock: true });
}
