import type { TimedActs } from '../delivery/timed-act.ts';

/** What copil does by itself about the risk register. */
export const riskActs: TimedActs = {};
