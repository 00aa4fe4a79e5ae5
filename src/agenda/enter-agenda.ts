import type { Acting } from '../people/turn.ts';
import type { AgendaItem } from '../store/generated/client.ts';
import { placeOnAgenda } from './place-on-agenda.ts';
import { agendaChanged } from './tell-change.ts';

/** A point is accepted: it takes its place, and a convened meeting tells it. */
export async function enters(turn: Acting, item: Pick<AgendaItem, 'id' | 'meetingId'>): Promise<void> {
  await placeOnAgenda(turn.tx, item);
  await agendaChanged(turn, item.meetingId);
}
