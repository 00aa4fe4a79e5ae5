import type { HouseActs } from '../people/turn.ts';

/** What copil does by itself about the vote on a go-live. */
export const goNoGoActs: HouseActs = {};
