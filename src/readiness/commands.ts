import type { DomainCommand } from '../people/turn.ts';

/** Every command about the readiness of sites, in the order the help shows them. */
export const readinessCommands = [] as unknown as DomainCommand[];
