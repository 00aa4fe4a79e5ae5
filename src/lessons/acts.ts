import type { HouseActs } from '../people/turn.ts';

/** What copil does by itself about lessons learned. */
export const lessonActs: HouseActs = {};
