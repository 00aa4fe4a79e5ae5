import { itemsInOrder, type OrderedItem } from '../agenda/items-in-order.ts';
import { pointNamed, pointReference, readPointName } from '../agenda/point-named.ts';
import type { MeetingWithPeople } from '../meetings/meeting.ts';
import type { Transaction } from '../store/store.ts';

/** The point a decision belongs to: one of the agenda, free words, or a number the agenda does not have. */
export type NamedItem =
  | { item: OrderedItem }
  | { words: string | null }
  | { unknown: string; points: OrderedItem[] };

/** @param named its place on the agenda (« 2 »), its reference or its title; without one, the point the session is at */
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
  const item = pointNamed(points, named);
  if (item) return { item };
  const name = readPointName(named);
  if ('title' in name) return { words: named };
  return {
    unknown: 'place' in name ? String(name.place) : pointReference({ number: name.reference }),
    points,
  };
}
