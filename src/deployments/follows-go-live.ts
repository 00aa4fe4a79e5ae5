import type { MilestoneState } from '../store/generated/enums.ts';

/** States of the phases that follow their go-live: what is done, or is not to be done, stays where it was. */
const followStates: readonly MilestoneState[] = ['todo', 'doing'];

/** @returns whether a phase moves by as many days as the go-live it prepares or comes after (C30) */
export function followsGoLive({ state, doneOn }: { state: string; doneOn: unknown }): boolean {
  return !doneOn && (followStates as readonly string[]).includes(state);
}

/** The same, for who asks the store. */
export const followingPhases = { doneOn: null, state: { in: [...followStates] } };
