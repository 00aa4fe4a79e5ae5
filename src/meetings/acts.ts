import type { TimedActs } from '../delivery/timed-act.ts';
import { watchCadence } from './cadence-watch.ts';

/** What copil does by itself about meetings. */
export const meetingActs: TimedActs = { 'meeting.cadenceWatch': watchCadence };
