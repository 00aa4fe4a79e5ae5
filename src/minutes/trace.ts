import { itself, journal } from '../people/journal.ts';
import type { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';

/** Writes into the journal what copil did by itself, or because of somebody’s act that the journal names already. */
export async function trace(
  { tx, now }: { tx: Transaction; now: Temporal.Instant },
  act: string,
  minutes: { id: string; spaceId: string },
  after: Prisma.InputJsonObject,
): Promise<void> {
  await journal(itself({ tx, now }, minutes.spaceId), act, { type: 'minutes', id: minutes.id }, { after });
}
