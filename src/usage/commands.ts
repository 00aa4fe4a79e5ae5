import type { DomainCommand } from '../people/turn.ts';

/** Every command about usage, in the order the help shows them. */
export const usageCommands = [] as unknown as DomainCommand[];
