/** What replaces what: an adopted decision marks the one it replaces; when it falls, the other stands again. */
import type { Decision } from '../store/generated/client.ts';
import type { DecisionState } from '../store/generated/enums.ts';
import type { Transaction } from '../store/store.ts';
import { lockDecisionAlone } from './decision-lock.ts';
import { journalled, type Recorder } from './recorder.ts';

/** States in which a decision stands, so that it may be applied or replaced. */
export const standingStates = ['adopted', 'applied'] as const satisfies readonly DecisionState[];

export function stands({ state }: Pick<Decision, 'state'>): boolean {
  return (standingStates as readonly string[]).includes(state);
}

/** Makes the replaced decision follow the state of the one that replaces it. */
export async function followChain(by: Recorder, { id, state, supersedesId }: Decision): Promise<void> {
  if (!supersedesId) return;
  const before = await lockDecisionAlone(by.tx, supersedesId);
  if (state === 'superseded' || state === 'applied') return;
  const after = state === 'adopted' ? 'superseded' : await formerState(by.tx, before, id);
  if (after === before.state) return;
  await by.tx.decision.update({ where: { id: before.id }, data: { state: after } });
  const change = { before: { state: before.state }, after: { state: after, by: id } };
  const act = after === 'superseded' ? 'decision.superseded' : 'decision.restored';
  await journalled(by, act, { type: 'decision', id: before.id }, change);
  await by.ledger.refresh(by.tx, { type: 'decision', id: before.id }, by.correlationId);
}

/** What a decision was before it was replaced, once its replacement falls. */
async function formerState(
  tx: Transaction,
  { id, state, appliedAt }: Decision,
  fallenId: string,
): Promise<DecisionState> {
  if (state !== 'superseded') return state;
  const other = await tx.decision.findFirst({
    where: { supersedesId: id, id: { not: fallenId }, state: { in: [...standingStates, 'superseded'] } },
  });
  if (other) return 'superseded';
  return appliedAt ? 'applied' : 'adopted';
}

/** @returns the last decision of the chain that starts here: the one in force */
export async function inForce(tx: Transaction, decision: Decision): Promise<Decision> {
  const next = await tx.decision.findFirst({
    where: { supersedesId: decision.id, state: { in: [...standingStates, 'superseded'] } },
    orderBy: { number: 'desc' },
  });
  return next ? inForce(tx, next) : decision;
}
