import type { HouseActs } from '../people/turn.ts';

/** What copil does by itself about difficulties, remedies and requests to the vendor. */
export const difficultyActs: HouseActs = {};
