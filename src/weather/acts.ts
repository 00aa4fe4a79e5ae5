import type { TimedActs } from '../delivery/timed-act.ts';

/** What copil does by itself about the project weather. */
export const weatherActs: TimedActs = {};
