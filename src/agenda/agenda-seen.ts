import { createHash } from 'node:crypto';
import type { Meeting } from '../store/generated/client.ts';
import type { OrderedItem } from './items-in-order.ts';

/** Characters of the mark: enough that two agendas of one meeting never share it. */
const markLength = 12;

/** @returns a mark of the agenda and its date as they are: a button carries it, so that a word is given for what was read */
export function markOfAgenda(
  { startsLocal, durationMinutes }: Pick<Meeting, 'startsLocal' | 'durationMinutes'>,
  items: readonly Pick<OrderedItem, 'id' | 'title' | 'minutes' | 'purpose'>[],
): string {
  const read = [
    startsLocal,
    durationMinutes,
    ...items.map(({ id, title, minutes, purpose }) => [id, title, minutes, purpose]),
  ];
  return createHash('sha256').update(JSON.stringify(read)).digest('base64url').slice(0, markLength);
}
