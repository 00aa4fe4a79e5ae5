import type { DomainCommand } from '../people/turn.ts';

/** Every command about difficulties, remedies and requests to the vendor, in the order the help shows them. */
export const difficultyCommands = [] as unknown as DomainCommand[];
