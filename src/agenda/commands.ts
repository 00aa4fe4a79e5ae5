import type { DomainCommand } from '../people/turn.ts';
import { addItem } from './commands/add-item.ts';
import { agendaTemplate } from './commands/agenda-template.ts';
import { attachDocument } from './commands/attach-document.ts';
import { decideItem } from './commands/decide-item.ts';
import { detachDocument } from './commands/detach-document.ts';
import { editItem } from './commands/edit-item.ts';
import { inviteGuest, releaseItemGuest } from './commands/invite-guest.ts';
import { listItems } from './commands/list-items.ts';
import { logistics } from './commands/logistics.ts';
import { orderItems } from './commands/order-items.ts';
import { validateAgenda } from './commands/validate-agenda.ts';
import { withdrawItem } from './commands/withdraw-item.ts';

/** Every command about agendas, in the order the help shows them. */
export const agendaCommands = [
  addItem,
  listItems,
  decideItem,
  editItem,
  orderItems,
  withdrawItem,
  attachDocument,
  detachDocument,
  inviteGuest,
  releaseItemGuest,
  validateAgenda,
  agendaTemplate,
  logistics,
] as unknown as DomainCommand[];
