import type { Transaction } from '../store/store.ts';

/**
 * Nothing that waits about a subject leaves before the transaction ends; what a worker has taken already counts as told. So who is
 * read to have been told, and what is stopped then, are everybody.
 */
export async function holdWaiting(tx: Transaction, subject: { type: string; id: string }): Promise<void> {
  await tx.$executeRaw`
    SELECT id FROM "MessageDelivery"
    WHERE "subjectType" = ${subject.type} AND "subjectId" = ${subject.id}::uuid
      AND state IN ('planned', 'queued', 'held')
    ORDER BY id FOR UPDATE`;
}
