import type { TimedActs } from '../delivery/timed-act.ts';

/** What copil does by itself about written consultations between two meetings. */
export const consultationActs: TimedActs = {};
