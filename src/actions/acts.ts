import type { TimedActs } from '../delivery/timed-act.ts';

/** What copil does by itself about actions. */
export const actionActs: TimedActs = {
  'action.askOwners': async () => {},
  'action.digest': async () => {},
};
