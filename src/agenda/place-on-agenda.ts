/** Where a point goes on an agenda whose standing points have their order. */
import type { Transaction } from '../store/store.ts';
import { itemsInOrder } from './items-in-order.ts';

interface PlacedPoint {
  id: string;
  origin: string;
  purpose: string;
}

/**
 * A new point comes before those that close a meeting: the standing points after the last one that decides
 * (« Communication à venir », « Prochaine date »), or the last standing point alone where none decides.
 *
 * @param agenda in order
 * @returns the new order, ids
 */
export function withNewPoint(agenda: readonly PlacedPoint[], id: string): string[] {
  const others = agenda.filter((point) => point.id !== id);
  const place = others.length - closingPoints(others);
  return others.map((point) => point.id).toSpliced(place, 0, id);
}

/** @returns how many points at the end of the agenda close the meeting */
function closingPoints(agenda: readonly PlacedPoint[]): number {
  const lastOther = agenda.findLastIndex(({ origin }) => origin !== 'template');
  const trailing = agenda.slice(lastOther + 1);
  // An agenda without standing points, or with them alone before everything else, closes with nothing.
  if (trailing.length < 2 && lastOther === -1) return 0;
  const decides = trailing.findLastIndex(
    ({ purpose }) => purpose === 'arbitration' || purpose === 'decision',
  );
  if (decides !== -1) return trailing.length - 1 - decides;
  return agenda.some(decidesByStanding) ? trailing.length : Math.min(1, trailing.length);
}

function decidesByStanding({ origin, purpose }: PlacedPoint): boolean {
  return origin === 'template' && (purpose === 'arbitration' || purpose === 'decision');
}

/**
 * @param place wanted, from 1; beyond the end it is the last
 * @returns the new order, ids
 */
export function withPointAt(agenda: readonly { id: string }[], id: string, place: number): string[] {
  const others = agenda.map((point) => point.id).filter((other) => other !== id);
  return others.toSpliced(Math.max(0, place - 1), 0, id);
}

/** Writes the places 1, 2, 3… @param order ids of the points on the agenda */
export async function writeOrder(tx: Transaction, order: readonly string[]): Promise<void> {
  if (order.length === 0) return;
  await tx.$executeRaw`
    UPDATE "AgendaItem" AS i SET position = v.place
    FROM unnest(${[...order]}::uuid[], ${order.map((_, index) => index + 1)}::int[]) AS v(id, place)
    WHERE i.id = v.id`;
}

/** Puts an accepted point on the agenda: at its usual place, or first. */
export async function placeOnAgenda(
  tx: Transaction,
  { id, meetingId }: { id: string; meetingId: string },
  where: 'usual' | 'first' = 'usual',
): Promise<void> {
  const agenda = await itemsInOrder(tx, meetingId);
  await writeOrder(tx, where === 'first' ? withPointAt(agenda, id, 1) : withNewPoint(agenda, id));
}

/** Takes a point off the agenda; those after it move up. */
export async function takeOffAgenda(
  tx: Transaction,
  { id, meetingId }: { id: string; meetingId: string },
): Promise<void> {
  await tx.agendaItem.update({ where: { id }, data: { position: null } });
  const agenda = await itemsInOrder(tx, meetingId);
  await writeOrder(
    tx,
    agenda.map((point) => point.id),
  );
}
