import type { GoVote, Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';

const parts = {
  votes: { orderBy: { votedAt: 'asc' } },
  reservations: { orderBy: { id: 'asc' } },
} satisfies Prisma.GoNoGoInclude;

/** The vote on one go-live, with what was said. */
export type Vote = Prisma.GoNoGoGetPayload<{ include: typeof parts }>;

/** @returns the vote on that version of a deployment; null while none was opened */
export function findVote(tx: Transaction, deploymentId: string, version: number): Promise<Vote | null> {
  return tx.goNoGo.findUnique({
    where: { deploymentId_version: { deploymentId, version } },
    include: parts,
  });
}

export function readVote(tx: Transaction, id: string): Promise<Vote> {
  return tx.goNoGo.findUniqueOrThrow({ where: { id }, include: parts });
}

/** Two people who vote at once, or one who votes while it closes: the second one sees what the first did. */
export async function lockVote(tx: Transaction, id: string): Promise<Vote> {
  await tx.$queryRaw`SELECT id FROM "GoNoGo" WHERE id = ${id}::uuid FOR UPDATE`;
  return readVote(tx, id);
}

/** @returns the subject of the ledger for what is said about a vote beside the timeline */
export function subjectOf({ id }: Pick<Vote, 'id'>): { type: 'goNoGo'; id: string } {
  return { type: 'goNoGo', id };
}

export function voteOf({ votes }: Vote, personId: string): GoVote | undefined {
  return votes.find((one) => one.personId === personId);
}
