import type { DomainCommand } from '../people/turn.ts';

/** Every command about deployments, in the order the help shows them. */
export const deploymentCommands = [] as unknown as DomainCommand[];
