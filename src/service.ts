import type { Config } from './config.ts';
import type { Logger } from './log.ts';
import { createMetrics, measureProcess } from './metrics.ts';
import { createServer, listen } from './server.ts';
import { openStore } from './store/store.ts';

/** A running service. */
export interface Service {
  readonly url: string;
  stop(): Promise<void>;
}

/** Opens the store and serves. */
export async function startService(config: Config, log: Logger): Promise<Service> {
  const metrics = createMetrics();
  measureProcess(metrics);
  const store = await openStore(config, log, {
    onLost: (error) => {
      log.fatal({ err: error }, 'The database is lost.');
      process.exit(1);
    },
  });
  try {
    const listening = await listen(
      createServer({ checks: { ...store.checks }, metrics }),
      config.host,
      config.port,
    );
    return {
      url: listening.url,
      stop: async () => {
        await listening.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
