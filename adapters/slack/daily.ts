import { schedule } from 'node-cron';
import type { Logger } from '../../src/log.ts';

/** Once a day, at night; in UTC, since local hours repeat or vanish. */
const rhythm = '23 3 * * *';

export interface Daily {
  /** One round now. Never throws. */
  round(): Promise<void>;
  stop(): Promise<void>;
}

/** Does each of these every day, one after the other; one that fails is logged and keeps none of the others back. */
export function startDaily(steps: readonly (() => Promise<unknown>)[], log: Logger): Daily {
  const round = async () => {
    for (const step of steps) {
      await step().catch((error: unknown) => log.error({ err: error }, 'A daily task of Slack failed.'));
    }
  };
  const rounds = schedule(rhythm, round, { timezone: 'Etc/UTC', noOverlap: true, name: 'slack daily' });
  return {
    round,
    async stop() {
      await rounds.destroy();
    },
  };
}
