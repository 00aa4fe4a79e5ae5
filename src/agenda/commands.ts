import type { DomainCommand } from '../people/turn.ts';
import { addItem } from './add-item.ts';
import { decideItem } from './decide-item.ts';
import { listItems } from './list-items.ts';

/** Every command about agendas, in the order the help shows them. */
export const agendaCommands = [addItem, listItems, decideItem] as unknown as DomainCommand[];
