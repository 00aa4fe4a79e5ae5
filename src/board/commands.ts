import type { DomainCommand } from '../people/turn.ts';

/** Every command about the pages of a committee, in the order the help shows them. */
export const boardCommands = [] as unknown as DomainCommand[];
