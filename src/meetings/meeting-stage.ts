import type { MeetingState } from '../store/generated/enums.ts';

/** States of a meeting that took place. */
export const overStates = ['closed', 'minuted', 'approved'] as const satisfies readonly MeetingState[];

/** Where a meeting stands for those who hold it: what may be done about it is the same within a stage. */
export function stageOf({ state }: { state: MeetingState }): 'ahead' | 'open' | 'closed' | 'cancelled' {
  if (state === 'open' || state === 'cancelled') return state;
  return (overStates as readonly MeetingState[]).includes(state) ? 'closed' : 'ahead';
}
