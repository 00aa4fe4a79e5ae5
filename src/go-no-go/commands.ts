import type { DomainCommand } from '../people/turn.ts';

/** Every command about the vote on a go-live, in the order the help shows them. */
export const goNoGoCommands = [] as unknown as DomainCommand[];
