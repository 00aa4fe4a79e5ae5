import type { HouseActs } from '../people/turn.ts';

/** What copil does by itself about the readiness of sites. */
export const readinessActs: HouseActs = {};
