import type { DomainCommand } from '../people/turn.ts';

/** Every command about the project weather, in the order the help shows them. */
export const weatherCommands = [] as unknown as DomainCommand[];
