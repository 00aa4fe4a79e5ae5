import type { Desk } from './desk.ts';
import { prepare } from './prepare.ts';
import type { FetchedJob } from './queue.ts';
import { type Drawing, drawAgain, redrawMessage } from './redraw.ts';
import { type Prepare, sendMessage } from './send.ts';
import { together } from './together.ts';

/** Takes jobs from the queue and does them, a few side by side. */
export interface Pump {
  start(): void;
  /** Stops taking jobs and finishes those it has. */
  stop(): Promise<void>;
  /** Something was committed: look at once. */
  wake(): void;
  /** Begins as many jobs as lanes are free, without waiting for their end. @returns how many. */
  turn(): Promise<number>;
  /** Jobs in hand in this process. */
  inHand(): number;
  /** Resolves when it is worth looking again: a lane is free for what waits, or nothing is in hand, or `ms` have passed. */
  lull(ms: number): Promise<void>;
}

/** Small enough that jobs fetched just before a crash are few. */
const batchSize = 20;

export function createPump(desk: Desk): Pump {
  /** By the row they are about: what is done with one message is done one after the other. */
  const inHand = new Map<string, Promise<void>>();
  /** Fetched, waiting for a free lane, or for what is done with the same message. */
  const fetched: FetchedJob[] = [];
  /** The last look brought all it may bring. */
  let moreIsQueued = false;
  let running: Promise<void> | undefined;
  /** The look at the queue that is under way, or the last one. */
  let looking: Promise<void> = Promise.resolve();
  let stopping = false;
  let woken = Promise.withResolvers<void>();

  // What the lanes ask at the same moment is written from one reading, and ends in one statement.
  const hands: Hands = {
    prepare: together((asked) => prepare(desk, asked)),
    draw: together((ids) => drawAgain(desk, ids)),
    complete: together(async (jobs) => {
      await desk.queue.complete(jobs);
      return jobs;
    }),
  };

  const isFull = () => inHand.size >= desk.pace.concurrency;

  async function turn(): Promise<number> {
    if (isFull()) return 0;
    if (!fetched.some(mayBegin)) await fetchMore();
    return fillLanes();
  }

  /**
   * One look at the queue after the other: a job that the loop has taken out and not yet put in hand is seen by nobody, and who
   * waits for an empty queue would not wait for it.
   */
  function fetchMore(): Promise<void> {
    looking = looking.catch(() => undefined).then(fetchOnce);
    return looking;
  }

  async function fetchOnce(): Promise<void> {
    const found = await Promise.all([
      desk.queue.fetch('send', batchSize),
      desk.queue.fetch('redraw', batchSize),
    ]);
    moreIsQueued = found.some(({ length }) => length === batchSize);
    const twins: FetchedJob[] = [];
    for (const job of found.flat()) (isWaiting(job) ? twins : fetched).push(job);
    if (twins.length > 0) await desk.queue.complete(twins);
  }

  /** Who waits here has not looked yet, and will see what its twin would. */
  function isWaiting({ kind, id }: FetchedJob): boolean {
    return fetched.some((one) => one.kind === kind && one.id === id);
  }

  /** @returns how many jobs were begun. */
  function fillLanes(): number {
    let begun = 0;
    for (; !isFull(); begun += 1) {
      const next = fetched.findIndex(mayBegin);
      const [job] = next < 0 ? [] : fetched.splice(next, 1);
      if (!job) break;
      inHand.set(job.id, inTurn(job));
    }
    return begun;
  }

  function mayBegin({ id }: FetchedJob): boolean {
    return !inHand.has(id);
  }

  async function inTurn(job: FetchedJob): Promise<void> {
    await perform(desk, hands, job);
    inHand.delete(job.id);
    if (fetched.length > 0) woken.resolve();
  }

  async function loop(): Promise<void> {
    while (!stopping) {
      const begun = await turn().catch((error: unknown) => {
        desk.log.error({ err: error }, 'The delivery queue cannot be read');
        return 0;
      });
      if ((begun > 0 && moreIsQueued) || stopping) continue;
      // One slow platform holds one lane; the others go on.
      await (isFull() ? oneDone() : pauseOrWake(desk.pace.pollMs));
    }
  }

  async function oneDone(): Promise<void> {
    if (inHand.size) await Promise.race(inHand.values());
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
      while (fillLanes() > 0 || inHand.size > 0) await oneDone();
    },
    wake: () => woken.resolve(),
    turn,
    inHand: () => inHand.size,
    async lull(ms) {
      if (fetched.length > 0 || isFull()) return oneDone();
      const soon = Promise.withResolvers<void>();
      const timer = setTimeout(soon.resolve, ms);
      await Promise.race([Promise.all(inHand.values()), soon.promise]);
      clearTimeout(timer);
    },
  };
}

interface Hands {
  prepare: Prepare;
  draw(id: string): Promise<Drawing>;
  complete(job: FetchedJob): Promise<FetchedJob>;
}

/** Never throws: a job that failed is given back to the queue, the ledger row keeps its lease. */
async function perform(desk: Desk, hands: Hands, job: FetchedJob): Promise<void> {
  try {
    if (job.kind === 'send') await sendMessage(desk, job.id, hands.prepare);
    else if (!(await redrawMessage(desk, job, hands.draw))) return await desk.queue.giveBack(job, 'not yet');
    await hands.complete(job);
  } catch (error) {
    desk.log.error({ err: error, ...job }, 'A delivery job failed');
    await desk.queue.giveBack(job, String(error)).catch((lost: unknown) => {
      desk.log.error({ err: lost, ...job }, 'A delivery job could not be given back; it expires by itself');
    });
  }
}
