import type { TimedActs } from '../delivery/timed-act.ts';

/** What copil does by itself about meetings. */
export const meetingActs: TimedActs = {};
