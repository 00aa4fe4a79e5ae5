import type { DomainCommand } from '../people/turn.ts';

/** Every command about lessons learned, in the order the help shows them. */
export const lessonCommands = [] as unknown as DomainCommand[];
