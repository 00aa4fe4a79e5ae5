import { fromPrisma, PgBoss } from 'pg-boss';
import type { Transaction } from '../store/store.ts';
import type { DeliveryLog } from './ports.ts';

/** A wake-up: which ledger row to send, or which posted message to redraw. */
export interface DeliveryJob {
  kind: 'send' | 'redraw';
  /** Id of the leading ledger row. */
  id: string;
  /** Event that caused a redraw; a send finds its own on the ledger row. Of several waiting redraws the first one's stays. */
  correlationId?: string;
  /** Real seconds to wait; only retries wait. */
  afterSeconds?: number;
}

/** What pg-boss keeps of a job. */
type JobData = Omit<DeliveryJob, 'afterSeconds'>;

export interface FetchedJob extends DeliveryJob {
  job: { id: string; retryCount: number };
}

/** The queue wakes, the ledger knows: it holds only what is due now and its retries (architecture: mechanism 4). */
export interface DeliveryQueue {
  /** Opens it once; further calls wait for the first. */
  open(): Promise<void>;
  close(): Promise<void>;
  /** Enqueues inside the caller's transaction: the jobs exist when it commits, and only then. */
  send(tx: Transaction, jobs: readonly DeliveryJob[]): Promise<void>;
  fetch(kind: DeliveryJob['kind'], limit: number): Promise<FetchedJob[]>;
  complete(jobs: readonly FetchedJob[]): Promise<void>;
  /** Gives a job back: tried again with back-off, then put among the dead letters. */
  giveBack(job: FetchedJob, reason: string): Promise<void>;
  /** Takes dead letters out. @returns what they were about */
  buryDead(limit: number): Promise<DeliveryJob[]>;
}

/** Names in pg-boss, in its own schema of the same database. */
const queueSchema = 'pgboss';
export const queueNames = {
  send: 'delivery-send',
  redraw: 'delivery-redraw',
  dead: 'delivery-dead',
} as const;

/** Seconds a worker may hold a job before it is offered again; one platform call is far shorter. */
const expireInSeconds = 60;

/** @param url address of the store, with sessions in UTC */
export function deliveryQueue(url: string, log: DeliveryLog): DeliveryQueue {
  const boss = new PgBoss({
    connectionString: url,
    schema: queueSchema,
    application_name: 'copil queue',
    max: 3,
    // Calendars and cron stay out of it: it compares with SQL now(), the ledger with the business clock.
    schedule: false,
    superviseIntervalSeconds: 15,
    monitorIntervalSeconds: 15,
  });
  boss.on('error', (error) => log.error({ err: error }, 'The delivery queue reports an error'));
  let opening: Promise<void> | undefined;
  const open = () => {
    opening ??= start(boss).catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
  return {
    open,
    async close() {
      if (!opening) return;
      await opening.catch(() => undefined);
      opening = undefined;
      await boss.stop({ graceful: false, close: true });
    },
    async send(tx, jobs) {
      if (jobs.length === 0) return;
      await open();
      for (const kind of ['send', 'redraw'] as const) {
        const ofKind = jobs.filter((job) => job.kind === kind).map(asInsert);
        if (ofKind.length) await boss.insert(queueNames[kind], ofKind, { db: fromPrisma(tx) });
      }
    },
    async fetch(kind, limit) {
      await open();
      const jobs = await boss.fetch<JobData>(queueNames[kind], { batchSize: limit });
      return jobs.map(({ id, retryCount, data }) => ({ ...data, kind, job: { id, retryCount } }));
    },
    async complete(jobs) {
      for (const [kind, ofKind] of Map.groupBy(jobs, ({ kind }) => kind)) {
        await boss.complete(
          queueNames[kind],
          ofKind.map(({ job }) => job),
        );
      }
    },
    async giveBack({ kind, job }, reason) {
      await boss.fail(queueNames[kind], job, { reason });
    },
    async buryDead(limit) {
      await open();
      const dead = await boss.fetch<JobData>(queueNames.dead, { batchSize: limit });
      if (dead.length) await boss.complete(queueNames.dead, dead);
      return dead.map(({ data }) => data);
    },
  };
}

async function start(boss: PgBoss): Promise<void> {
  await boss.start();
  const kept = { deleteAfterSeconds: 3600, expireInSeconds, retryBackoff: true };
  await boss.createQueue(queueNames.dead, { deleteAfterSeconds: 30 * 86_400 });
  await boss.createQueue(queueNames.send, {
    ...kept,
    retryLimit: 5,
    retryDelay: 2,
    retryDelayMax: 300,
    deadLetter: queueNames.dead,
  });
  // One waiting redraw a message is enough: it draws what is true when it runs.
  await boss.createQueue(queueNames.redraw, {
    ...kept,
    policy: 'short',
    retryLimit: 8,
    retryDelay: 1,
    retryDelayMax: 300,
    deadLetter: queueNames.dead,
  });
}

function asInsert({ afterSeconds, ...data }: DeliveryJob) {
  return { data, singletonKey: data.id, ...(afterSeconds ? { startAfter: afterSeconds } : {}) };
}
