import type { HouseActs } from '../people/turn.ts';
import { askReferents } from './nudges/ask-referents.ts';
import { escalate } from './nudges/escalate.ts';

/** What copil does by itself about the readiness of sites. */
export const readinessActs: HouseActs = {
  'readiness.asked': askReferents,
  'readiness.escalate': escalate,
};
