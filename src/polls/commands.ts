import type { DomainCommand } from '../people/turn.ts';

/** Every command about dates offered before a meeting exists, in the order the help shows them. */
export const pollCommands = [] as unknown as DomainCommand[];
