import type { DomainCommand } from '../people/turn.ts';
import { calendarCommands } from './calendar/commands.ts';
import { changeCommands } from './changes/commands.ts';

/** Every command about deployments, in the order the help shows them. */
export const deploymentCommands = [...calendarCommands, ...changeCommands] as unknown as DomainCommand[];
