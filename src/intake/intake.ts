/** The durable inbox of a chat platform: what it sent is kept, sealed, before it is acknowledged, until it is handled. */
import type { Logger } from '../log.ts';
import type { Seal } from '../seal.ts';
import { type Clock, toDate } from '../time.ts';
import { withTimeLimit } from '../time-limit.ts';
import { openIntakeTable } from './intake-table.ts';
import { together } from './together.ts';

/** What a request of the platform is to the inbox. */
export type Entry =
  /** Never seen: handle it, then `leave`. */
  | 'new'
  /** Sent again by the platform, or twice: acknowledge it, do nothing. */
  | 'known'
  /** The very same signed request again, which the platform does not declare as a retry. */
  | 'replayed';

export interface Received {
  /** The platform's own id, with its workspace: `slack:T1:Ev123`. */
  id: string;
  /** JSON. */
  body: string;
  /** Digest of the request's signature, where it has one. */
  signature?: string;
  /** The platform says that it sends it again. */
  retry: boolean;
}

export interface Intake {
  /** Writes it down before anybody is told that it was received. @throws within 2.5 s when the database is away */
  enter(received: Received): Promise<Entry>;
  /** It was handled: its body is erased. */
  leave(id: string): Promise<void>;
  /** It could not be handled: it is tried again after a while, five times in all. */
  fail(id: string): Promise<void>;
  /**
   * Hands over what nobody finished (its process died, its handler failed), one after the other, each under a lease of
   * its own; several processes may do so at once.
   * @param signal ends it after the one in hand
   * @returns how many were handled
   */
  resume(handle: (body: string) => Promise<void>, signal?: AbortSignal): Promise<number>;
  /** Forgets everything older than 24 hours. */
  purge(): Promise<void>;
  close(): Promise<void>;
}

export interface IntakeParts {
  /** Address of the database with UTC sessions (`store.url`). */
  url: string;
  platform: 'slack' | 'teams';
  seal: Seal;
  clock: Clock;
  log: Logger;
  /** How long after its last sign of life a process is taken for dead, in milliseconds. */
  leaseMs?: number;
  /** How long an event may take to be handled when it is taken up again, in real milliseconds. */
  patienceMs?: number;
}

const keptHours = 24;
const mostAttempts = 5;
/** Seconds before the next attempt, by number of attempts so far. The last failure is the end. */
const waitSeconds = [5, 15, 60, 300];
/** Nobody waits for an erasure; many at once cost little more than one. */
const momentMs = 20;

/** Leases and ages are of the system clock. Bodies are sealed, each for its own id. */
export function openIntake(parts: IntakeParts): Intake {
  const { url, platform, seal, clock, log, leaseMs = 10_000, patienceMs = 60_000 } = parts;
  const table = openIntakeTable(url, platform, log);
  const now = () => toDate(clock.system());
  const leaseEnd = () => toDate(clock.system().add({ milliseconds: leaseMs }));
  const settle = together(momentMs, (ids: string[]) => table.settle(ids, now()));
  /** What this process handles: its leases are renewed as long as it lives. */
  const inHand = new Set<string>();
  const renewal = setInterval(() => {
    if (inHand.size === 0) return;
    table.renew([...inHand], leaseEnd()).catch((error: unknown) => {
      log.warn({ err: error }, 'The leases of events in hand could not be renewed');
    });
  }, leaseMs / 3);
  renewal.unref();

  async function fail(id: string): Promise<void> {
    inHand.delete(id);
    await table.postpone(id, now(), waitSeconds);
  }

  return {
    async enter({ id, body, signature, retry }) {
      const sealed = seal.close(body, id);
      const entered = await table.insert({
        id,
        sealed,
        signature,
        receivedAt: now(),
        leasedUntil: leaseEnd(),
      });
      if (entered) {
        inHand.add(id);
        return 'new';
      }
      if (retry || !signature) return 'known';
      return (await table.signatureOf(id)) === signature ? 'replayed' : 'known';
    },

    async leave(id) {
      // Its lease ends by itself should the erasure fail.
      inHand.delete(id);
      await settle(id);
    },

    fail,

    async resume(handle, signal) {
      for (const id of await table.giveUp(mostAttempts, now())) {
        log.error({ id, attempts: mostAttempts }, 'An event failed at each attempt; it is given up');
      }
      let handled = 0;
      while (!signal?.aborted) {
        const taken = await table.take(mostAttempts, now(), leaseEnd());
        if (!taken) break;
        const { id, sealed, attempts } = taken;
        inHand.add(id);
        try {
          await withTimeLimit(patienceMs, () => handle(seal.open(sealed, id)));
          await table.settle([id], now());
          handled += 1;
        } catch (error) {
          log.warn({ err: error, id, attempts }, 'An event could not be handled; it is tried again');
          await fail(id);
        } finally {
          inHand.delete(id);
        }
      }
      return handled;
    },

    purge: () => table.purge(toDate(clock.system().subtract({ hours: keptHours }))),
    close() {
      clearInterval(renewal);
      return table.close();
    },
  };
}
