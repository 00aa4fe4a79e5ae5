import type { DomainCommand } from '../people/turn.ts';

/** Every command about a meeting while it is held: presence, quorum, points, notes, in the order the help shows them. */
export const sessionCommands = [] as unknown as DomainCommand[];
