import type { TimedActs } from '../delivery/timed-act.ts';

/** What copil does by itself about minutes of a meeting, their versions and approval. */
export const minutesActs: TimedActs = {
  'minutes.publish': async () => {},
};
