/** The business clock of the local workspace: stored, stands still, moves only forward (domain.md C59). */
import type { Database } from '../../src/store/store.ts';
import { type Clock, toDate, toInstant } from '../../src/time.ts';
import { LocalRefusal } from './errors.ts';

export interface LocalClock extends Clock {
  /** Moves the clock; throws `LocalRefusal` (`clockBackwards`) for an earlier instant. */
  setNow(instant: Temporal.Instant): Promise<void>;
  /** Sets the clock of a space that was just loaded, backwards too; never while messages have left. */
  begin(instant: Temporal.Instant): Promise<void>;
  /** Calls the listener after every move. @returns how to stop. */
  onMove(listener: () => void): () => void;
}

/**
 * Opens the stored clock; a new one stands at the present minute.
 * @param system reads the computer's clock, for what must not stand still
 */
export async function openLocalClock(db: Database, system: () => Temporal.Instant): Promise<LocalClock> {
  const present = system().round({ smallestUnit: 'minute', roundingMode: 'floor' });
  const row = await db.localClock.upsert({
    where: { id: 1 },
    create: { id: 1, now: toDate(present) },
    update: {},
  });
  let now = toInstant(row.now);
  const listeners = new Set<() => void>();

  async function store(instant: Temporal.Instant): Promise<void> {
    const kept = instant.round({ smallestUnit: 'millisecond', roundingMode: 'floor' });
    await db.localClock.update({ where: { id: 1 }, data: { now: toDate(kept) } });
    now = kept;
    for (const listener of listeners) listener();
  }

  return {
    now: () => now,
    system,
    async setNow(instant) {
      if (Temporal.Instant.compare(instant, now) < 0) throw new LocalRefusal('clockBackwards');
      await store(instant);
    },
    begin: store,
    onMove(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
