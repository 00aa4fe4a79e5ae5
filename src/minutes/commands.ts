import type { DomainCommand } from '../people/turn.ts';

/** Every command about minutes of a meeting, their versions and approval, in the order the help shows them. */
export const minutesCommands = [] as unknown as DomainCommand[];
