import type { TimedActs } from '../delivery/timed-act.ts';

/** What copil does by itself about dates offered before a meeting exists. */
export const pollActs: TimedActs = {};
