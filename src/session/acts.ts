import type { TimedActs } from '../delivery/timed-act.ts';

/** What copil does by itself about a meeting while it is held: presence, quorum, points, notes. */
export const sessionActs: TimedActs = {};
