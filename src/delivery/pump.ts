import type { Desk } from './desk.ts';
import type { FetchedJob } from './queue.ts';
import { redrawMessage } from './redraw.ts';
import { sendMessage } from './send.ts';

/** Takes jobs from the queue and does them, a few side by side. */
export interface Pump {
  start(): void;
  /** Stops taking jobs and waits for those in hand. */
  stop(): Promise<void>;
  /** Something was committed: look at once. */
  wake(): void;
  /** Takes one batch and does it. @returns how many jobs. */
  turn(): Promise<number>;
  /** Jobs in hand in this process. */
  inHand(): number;
  /** Resolves when one of the jobs in hand is done, or at once when there is none. */
  oneDone(): Promise<void>;
}

/** Small enough that jobs fetched just before a crash are few. */
const batchSize = 20;

export function createPump(desk: Desk): Pump {
  const inHand = new Set<Promise<void>>();
  let running: Promise<void> | undefined;
  let stopping = false;
  let woken = Promise.withResolvers<void>();

  async function turn(): Promise<number> {
    const [sends, redraws] = await Promise.all([
      desk.queue.fetch('send', batchSize),
      desk.queue.fetch('redraw', batchSize),
    ]);
    const jobs = [...sends, ...redraws];
    const queue = jobs.values();
    const lanes = Array.from({ length: Math.min(desk.pace.concurrency, jobs.length) }, async () => {
      for (const job of queue) await tracked(perform(desk, job));
    });
    await Promise.all(lanes);
    return jobs.length;
  }

  async function tracked(work: Promise<void>): Promise<void> {
    inHand.add(work);
    try {
      await work;
    } finally {
      inHand.delete(work);
    }
  }

  async function loop(): Promise<void> {
    while (!stopping) {
      const done = await turn().catch((error: unknown) => {
        desk.log.error({ err: error }, 'The delivery queue cannot be read');
        return 0;
      });
      if (done === 0 && !stopping) await pauseOrWake(desk.pace.pollMs);
    }
  }

  async function pauseOrWake(ms: number): Promise<void> {
    const timer = setTimeout(() => woken.resolve(), ms);
    await woken.promise;
    clearTimeout(timer);
    woken = Promise.withResolvers<void>();
  }

  return {
    start() {
      stopping = false;
      running ??= loop();
    },
    async stop() {
      stopping = true;
      woken.resolve();
      await running;
      running = undefined;
      await Promise.allSettled(inHand);
    },
    wake: () => woken.resolve(),
    turn,
    inHand: () => inHand.size,
    oneDone: () => (inHand.size ? Promise.race(inHand).catch(() => undefined) : Promise.resolve()),
  };
}

/** Never throws: a job that failed is given back to the queue, the ledger row keeps its lease. */
async function perform(desk: Desk, job: FetchedJob): Promise<void> {
  try {
    if (job.kind === 'send') await sendMessage(desk, job.id);
    else if (!(await redrawMessage(desk, job.id))) return await desk.queue.giveBack(job, 'not yet');
    await desk.queue.complete(job);
  } catch (error) {
    desk.log.error({ err: error, ...job }, 'A delivery job failed');
    await desk.queue.giveBack(job, String(error)).catch((lost: unknown) => {
      desk.log.error({ err: lost, ...job }, 'A delivery job could not be given back; it expires by itself');
    });
  }
}
