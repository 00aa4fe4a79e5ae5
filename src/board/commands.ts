import type { DomainCommand } from '../people/turn.ts';
import { openBoard } from './open-board.ts';

/** Every command about the pages of a committee, in the order the help shows them. */
export const boardCommands = [openBoard] as unknown as DomainCommand[];
