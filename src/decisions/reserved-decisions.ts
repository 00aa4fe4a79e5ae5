import type { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';

const reservedParts = { meeting: true } satisfies Prisma.DecisionInclude;
export type ReservedDecision = Prisma.DecisionGetPayload<{ include: typeof reservedParts }>;

/** @returns decisions of a meeting that still wait for their confirmation */
export function reservedDecisions(tx: Transaction, meetingId: string): Promise<ReservedDecision[]> {
  return tx.decision.findMany({
    where: { meetingId, state: 'adopted', reservedUntil: { not: null } },
    include: reservedParts,
    orderBy: { number: 'asc' },
  });
}
