import type { TimedActs } from '../delivery/timed-act.ts';

/** What copil does by itself about the pages of a committee. */
export const boardActs: TimedActs = {};
