import type { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';

/** Writes into the journal what copil did by itself, or because of somebody’s act that the journal names already. */
export async function trace(
  { tx, now }: { tx: Transaction; now: Temporal.Instant },
  act: string,
  minutes: { id: string; spaceId: string },
  after: Prisma.InputJsonObject,
): Promise<void> {
  await tx.auditEvent.create({
    data: {
      spaceId: minutes.spaceId,
      at: toDate(now),
      act,
      subjectType: 'minutes',
      subjectId: minutes.id,
      after,
    },
  });
}
