import { itemsInOrder, type OrderedItem } from '../agenda/items-in-order.ts';
import { fold } from '../conversation/clean-text.ts';
import type { MeetingWithPeople } from '../meetings/meeting.ts';
import type { Transaction } from '../store/store.ts';

/** The point a decision belongs to: one of the agenda, free words, or a number the agenda does not have. */
export type NamedItem =
  | { item: OrderedItem }
  | { words: string | null }
  | { unknown: number; points: OrderedItem[] };

/**
 * @param named « 2 » by its place on the agenda, else a title; without one, the point the session is at
 */
export async function itemNamed(
  tx: Transaction,
  meeting: Pick<MeetingWithPeople, 'id' | 'currentItemId'>,
  named: string | undefined,
): Promise<NamedItem> {
  const points = await itemsInOrder(tx, meeting.id);
  if (named === undefined) {
    const current = points.find(({ id }) => id === meeting.currentItemId);
    return current ? { item: current } : { words: null };
  }
  const number = /^(?:n\s*[°ºo]\s*|#)?(\d{1,3})$/i.exec(named.trim())?.[1];
  if (number === undefined) {
    const titled = points.find(({ title }) => fold(title) === fold(named));
    return titled ? { item: titled } : { words: named };
  }
  const place = Number(number);
  const placed = points.find(({ position }) => position === place);
  const item = placed ?? points.find((point) => point.position === null && point.number === place);
  return item ? { item } : { unknown: place, points };
}
