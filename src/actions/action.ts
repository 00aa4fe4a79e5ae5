import type { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { openStates } from './action-states.ts';

export const actionParts = {
  owner: true,
  decision: { select: { number: true, text: true } },
} satisfies Prisma.ActionItemInclude;

/** An action with its owner and its decision: what cards and messages show. */
export type ActionWithParts = Prisma.ActionItemGetPayload<{ include: typeof actionParts }>;

/** @returns the action, or null when it is no longer there */
export function findAction(tx: Transaction, id: string): Promise<ActionWithParts | null> {
  return tx.actionItem.findUnique({ where: { id }, include: actionParts });
}

/** Locks the row so that two acts on one action happen one after the other, then reads it afresh. */
export async function lockAction(tx: Transaction, id: string): Promise<ActionWithParts> {
  await tx.$queryRaw`SELECT id FROM "ActionItem" WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.actionItem.findUniqueOrThrow({ where: { id }, include: actionParts });
}

/** @returns whether it still waits for somebody */
export function isOpen({ state }: Pick<ActionWithParts, 'state'>): boolean {
  return (openStates as readonly string[]).includes(state);
}
