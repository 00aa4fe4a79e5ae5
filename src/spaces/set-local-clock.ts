import type { Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';

/** Stores where the business clock of the local workspace stands; a running service reads it afresh after the commit. */
export async function setLocalClock(tx: Transaction, instant: Temporal.Instant): Promise<void> {
  const now = toDate(instant);
  await tx.localClock.upsert({ where: { id: 1 }, create: { id: 1, now }, update: { now } });
}
