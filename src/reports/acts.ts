import type { TimedActs } from '../delivery/timed-act.ts';

/** What copil does by itself about the report to the executive body. */
export const reportActs: TimedActs = {};
