import type { HouseActs } from '../people/turn.ts';

/** What copil does by itself about usage. */
export const usageActs: HouseActs = {};
