import type { DomainCommand } from '../people/turn.ts';

/** Every command about the report to the executive body, in the order the help shows them. */
export const reportCommands = [] as unknown as DomainCommand[];
