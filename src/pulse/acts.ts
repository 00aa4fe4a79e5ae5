import type { HouseActs } from '../people/turn.ts';
import { closePulse } from './close-pulse.ts';
import { openPulse } from './open-pulse.ts';

/** What copil does by itself about the anonymous pulse. */
export const pulseActs: HouseActs = {
  'pulse.open': openPulse(1),
  'pulse.openSecond': openPulse(2),
  'pulse.close': closePulse,
};
