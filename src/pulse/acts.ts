import type { HouseActs } from '../people/turn.ts';

/** What copil does by itself about the anonymous pulse. */
export const pulseActs: HouseActs = {};
