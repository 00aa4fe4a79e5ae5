/** A draft that was taken back keeps its number: it is rejected without a single voice, which no vote ever comes to. */
import type { Decision, Prisma } from '../store/generated/client.ts';
import type { DecisionState } from '../store/generated/enums.ts';

export const withdrawnDecision = {
  state: 'rejected',
  votesFor: 0,
  votesAgainst: 0,
} as const satisfies Prisma.DecisionWhereInput;

type Standing = Pick<Decision, 'state' | 'votesFor' | 'votesAgainst'>;

export function isWithdrawn({ state, votesFor, votesAgainst }: Standing): boolean {
  return state === 'rejected' && votesFor === 0 && votesAgainst === 0;
}

/** @returns its state as people say it: « retirée » is no vote */
export function spokenState(decision: Standing): DecisionState | 'withdrawn' {
  return isWithdrawn(decision) ? 'withdrawn' : decision.state;
}
