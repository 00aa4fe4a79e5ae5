import type { DomainCommand } from '../people/turn.ts';

/** Every command about written consultations between two meetings, in the order the help shows them. */
export const consultationCommands = [] as unknown as DomainCommand[];
