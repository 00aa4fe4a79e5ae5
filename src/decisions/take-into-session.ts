import type { Decision } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { itemNamed } from './item-named.ts';
import type { Sitting } from './sitting.ts';

/** A draft that a session takes up belongs to that meeting and to the point it is at; one of this meeting keeps its own point. */
export async function takeIntoSession(
  tx: Transaction,
  draft: Decision,
  { meeting }: Pick<Sitting, 'meeting'>,
): Promise<Decision> {
  if (draft.meetingId === meeting.id) return draft;
  const named = await itemNamed(tx, meeting, undefined);
  const point = 'item' in named ? { agendaItemId: named.item.id, item: named.item.title } : {};
  return tx.decision.update({ where: { id: draft.id }, data: { meetingId: meeting.id, ...point } });
}
