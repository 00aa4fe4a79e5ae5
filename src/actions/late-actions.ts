import type { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { dateColumn } from '../time.ts';
import { openStates } from './action-states.ts';

const withOwner = { owner: true } as const;
/** An action with the person who answers for it. */
export type ActionWithOwner = Prisma.ActionItemGetPayload<{ include: typeof withOwner }>;

/** @returns the committee's actions that still wait, the nearest due date first */
export function openActions(tx: Transaction, committeeId: string): Promise<ActionWithOwner[]> {
  return tx.actionItem.findMany({
    where: { committeeId, state: { in: [...openStates] } },
    include: withOwner,
    orderBy: [{ dueOn: 'asc' }, { number: 'asc' }],
  });
}

/**
 * « Actions en retard » (C25): open actions of the committee whose due date is over.
 *
 * @param day on which they are late: due the day before, or earlier
 */
export function lateActions(
  tx: Transaction,
  committeeId: string,
  day: Temporal.PlainDate,
): Promise<ActionWithOwner[]> {
  return tx.actionItem.findMany({
    where: { committeeId, state: { in: [...openStates] }, dueOn: { lt: dateColumn(day) } },
    include: withOwner,
    orderBy: [{ dueOn: 'asc' }, { number: 'asc' }],
  });
}
