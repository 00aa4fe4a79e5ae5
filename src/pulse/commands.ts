import type { DomainCommand } from '../people/turn.ts';

/** Every command about the anonymous pulse, in the order the help shows them. */
export const pulseCommands = [] as unknown as DomainCommand[];
