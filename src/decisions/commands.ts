import type { DomainCommand } from '../people/turn.ts';
import { decide } from './decide.ts';
import { listDecisions } from './list-decisions.ts';

/** Every command about decisions and votes, in the order the help shows them. */
export const decisionCommands = [decide, listDecisions] as unknown as DomainCommand[];
