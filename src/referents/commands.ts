import type { DomainCommand } from '../people/turn.ts';

/** Every command about referents, in the order the help shows them. */
export const referentCommands = [] as unknown as DomainCommand[];
