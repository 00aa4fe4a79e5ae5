import type { AgendaItem } from '../store/generated/client.ts';
import { placeOnAgenda } from './place-on-agenda.ts';
import { agendaChanged } from './tell-change.ts';
import type { Convening } from './tell-guests.ts';

/** A point is accepted: it takes its place, and a convened meeting tells it. */
export async function enters(acting: Convening, item: Pick<AgendaItem, 'id' | 'meetingId'>): Promise<void> {
  await placeOnAgenda(acting.tx, item);
  await agendaChanged(acting, item.meetingId);
}
