import { type Clock, systemClock } from '../../src/time.ts';

/** Business time that stands still until it is moved; system time runs. */
export interface MovableClock extends Clock {
  setNow(instant: Temporal.Instant): void;
}

export function movableClock(start: Temporal.Instant): MovableClock {
  let now = start;
  return {
    now: () => now,
    system: systemClock.system,
    setNow(instant) {
      now = instant;
    },
  };
}
