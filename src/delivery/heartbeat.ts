import { schedule } from 'node-cron';
import type { DeliveryLog } from './ports.ts';

export interface Heartbeat {
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Every ten seconds. In UTC: node-cron skips or doubles local hours when clocks change. */
const rhythm = '*/10 * * * * *';

/**
 * Asks the clock what is due, again and again; nothing is lost when a beat is missed, nothing is doubled when two fall
 * together. Beats once at the start, for what downtime left behind.
 */
export function createHeartbeat(beat: () => Promise<void>, log: DeliveryLog): Heartbeat {
  let beating: Promise<void> | undefined;
  const once = () => {
    beating ??= beat()
      .catch((error: unknown) =>
        log.error({ err: error }, 'A heartbeat of the delivery failed; the next one tries again'),
      )
      .finally(() => {
        beating = undefined;
      });
    return beating;
  };
  let task: ReturnType<typeof schedule> | undefined;
  return {
    async start() {
      task ??= schedule(rhythm, once, { timezone: 'Etc/UTC', noOverlap: true, name: 'delivery' });
      await once();
    },
    async stop() {
      await task?.destroy();
      task = undefined;
      await beating;
    },
  };
}
