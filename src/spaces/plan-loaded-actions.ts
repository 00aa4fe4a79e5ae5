import { openStates } from '../actions/action-states.ts';
import { planAction } from '../actions/plan-action.ts';
import type { Ledger } from '../delivery/ledger.ts';
import type { Transaction } from '../store/store.ts';

/**
 * The reminders that loaded actions still have ahead; what is behind them is not sent again. An action whose owner has left
 * waits for another one (domain.md 4.1, invariant 2).
 */
export async function planLoadedActions(tx: Transaction, ledger: Ledger, spaceId: string): Promise<void> {
  const open = { spaceId, state: { in: [...openStates] } };
  await tx.actionItem.updateMany({
    where: { ...open, owner: { state: 'left' } },
    data: { needsOwner: true },
  });
  for (const action of await tx.actionItem.findMany({ where: open, orderBy: { id: 'asc' } }))
    await planAction(tx, ledger, action);
}
