import type { DomainCommand } from '../people/turn.ts';

/** Every command about workbooks in and out, in the order the help shows them. */
export const exchangeCommands = [] as unknown as DomainCommand[];
