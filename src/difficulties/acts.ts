import type { HouseActs } from '../people/turn.ts';
import { tellWordless } from './day/tell-wordless.ts';

/** What copil does by itself about difficulties, remedies and requests to the vendor. */
export const difficultyActs: HouseActs = { 'difficulty.wordless': tellWordless };
