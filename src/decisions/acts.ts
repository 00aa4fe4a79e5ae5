import type { TimedActs } from '../delivery/timed-act.ts';

/** What copil does by itself about decisions and votes. */
export const decisionActs: TimedActs = {};
