import type { DomainCommand } from '../people/turn.ts';

/** Every command about the risk register, in the order the help shows them. */
export const riskCommands = [] as unknown as DomainCommand[];
