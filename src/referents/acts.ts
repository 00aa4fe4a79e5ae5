import type { HouseActs } from '../people/turn.ts';

/** What copil does by itself about referents. */
export const referentActs: HouseActs = {};
