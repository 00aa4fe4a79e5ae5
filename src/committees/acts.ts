import type { TimedActs } from '../delivery/timed-act.ts';

/** What copil does by itself about the constitution of committees: composition, duties, rhythm, rules, arrivals and departures. */
export const committeeActs: TimedActs = {};
