import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../../src/store/store.ts';
import { type Clock, toDate } from '../../../src/time.ts';

/** Least milliseconds between two messages; 0 = no limit. */
export interface Intervals {
  perConversationMs: number;
  perWorkspaceMs: number;
}

/** One message a second a conversation is Slack's own limit; a workspace has one too, which Slack does not tell. */
const slackIntervals: Intervals = { perConversationMs: 1_000, perWorkspaceMs: 200 };

/** A slot this near is waited for, a later one is left to whoever comes back. */
const patienceMs = 1_500;

export interface PaceOptions {
  db: Database;
  /** Its system time dates the slots. */
  clock: Clock;
  intervals?: Partial<Intervals>;
  /** Waits that many milliseconds. */
  wait?: (milliseconds: number) => Promise<unknown>;
}

export interface Pace {
  /**
   * Waits for the turn of a message, at most 1.5 s.
   * @returns 0 when it may leave now, otherwise the seconds after which to come back; no turn was taken then
   */
  turn(workspace: string, conversation: string): Promise<number>;
}

/**
 * Keeps the rate at which messages are posted, for all replicas together: each conversation and each workspace has a row
 * that says when it is free again.
 */
export function postingPace({ db, clock, intervals = {}, wait = sleep }: PaceOptions): Pace {
  const { perConversationMs, perWorkspaceMs } = { ...slackIntervals, ...intervals };

  /** @returns how many milliseconds ahead the slot is; `taken` false when it is too far. */
  async function take(id: string, intervalMs: number): Promise<Slot> {
    const free: Slot = { id, intervalMs, taken: true, aheadMs: 0, freeAt: null };
    if (intervalMs === 0) return free;
    const now = clock.system();
    const at = toDate(now);
    const interval = `${intervalMs} milliseconds`;
    const limit = toDate(now.add({ milliseconds: patienceMs }));
    // One statement: two replicas never take the same slot. A row that is too far ahead is left as it is.
    const [row] = await db.$queryRaw<{ freeAt: Date; taken: boolean }[]>`
      WITH slot AS (
        INSERT INTO "SendSlot" AS known (id, "freeAt") VALUES (${id}, ${at}::timestamptz + ${interval}::interval)
        ON CONFLICT (id) DO UPDATE SET "freeAt" = greatest(known."freeAt", ${at}::timestamptz) + ${interval}::interval
        WHERE known."freeAt" <= ${limit}::timestamptz
        RETURNING "freeAt"
      )
      SELECT "freeAt", true AS taken FROM slot
      UNION ALL
      SELECT "freeAt", false AS taken FROM "SendSlot" WHERE id = ${id} AND NOT EXISTS (SELECT FROM slot)`;
    if (!row) return { ...free, taken: false, aheadMs: intervalMs };
    const start = row.freeAt.getTime() - (row.taken ? intervalMs : 0);
    return { ...free, taken: row.taken, aheadMs: Math.max(0, start - at.getTime()), freeAt: row.freeAt };
  }

  /** Only while nobody has taken the next one: otherwise two would share a slot. */
  async function giveBack({ id, intervalMs, freeAt }: Slot): Promise<void> {
    if (!freeAt) return;
    await db.sendSlot.updateMany({
      where: { id, freeAt },
      data: { freeAt: new Date(freeAt.getTime() - intervalMs) },
    });
  }

  return {
    async turn(workspace, conversation) {
      const ours = await take(`slack:${workspace}:${conversation}`, perConversationMs);
      if (!ours.taken) return seconds(ours.aheadMs);
      const everybodys = await take(`slack:${workspace}`, perWorkspaceMs);
      if (!everybodys.taken) {
        await giveBack(ours);
        return seconds(everybodys.aheadMs);
      }
      const aheadMs = Math.max(ours.aheadMs, everybodys.aheadMs);
      if (aheadMs > 0) await wait(aheadMs);
      return 0;
    },
  };
}

/** Forgets slots that have been free for an hour: who posts there again gets a new row. */
export async function forgetSlots(db: Database, now: Temporal.Instant): Promise<void> {
  const until = toDate(now.subtract({ hours: 1 }));
  await db.sendSlot.deleteMany({ where: { id: { startsWith: 'slack:' }, freeAt: { lt: until } } });
}

interface Slot {
  id: string;
  intervalMs: number;
  taken: boolean;
  aheadMs: number;
  /** As the row stands now; null when there is no limit. */
  freeAt: Date | null;
}

const seconds = (milliseconds: number) => Math.max(1, Math.ceil(milliseconds / 1000));
