import type { DomainCommand } from '../turn.ts';
import { absence } from './absence.ts';
import { link } from './link.ts';

/** Every command about people, in the order the help shows them. */
export const peopleCommands = [absence, link] as unknown as DomainCommand[];
