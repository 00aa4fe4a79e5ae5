import { openStates } from '../actions/action-states.ts';
import type { AgendaItem } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';
import { type CarryReason, carryReason } from './carry-over.ts';
import { stillCalledFor } from './still-called-for.ts';

export interface CarriedPoint {
  item: AgendaItem;
  reason: CarryReason;
}

/**
 * Points of the last meeting that come back: postponed or undiscussed, recurring, or with something still open under them.
 * A cancelled meeting hands its points on too.
 *
 * @param before start of the meeting they come to
 */
export async function carriedPoints(
  tx: Transaction,
  committeeId: string,
  before: Temporal.Instant,
): Promise<CarriedPoint[]> {
  const items = await tx.agendaItem.findMany({
    where: { meetingId: { in: await meetingsHandingOn(tx, committeeId, before) } },
    orderBy: [
      { meeting: { startsAt: 'asc' } },
      { position: { sort: 'asc', nulls: 'last' } },
      { number: 'asc' },
    ],
  });
  const ids = items.map(({ id }) => id);
  const actions = await tx.actionItem.groupBy({
    by: ['agendaItemId'],
    where: { agendaItemId: { in: ids }, state: { in: [...openStates] } },
    _count: { _all: true },
  });
  const drafts = await tx.decision.groupBy({
    by: ['agendaItemId'],
    where: { agendaItemId: { in: ids }, state: 'draft' },
    _count: { _all: true },
  });
  const calledFor = await stillCalledFor(tx, committeeId, items);
  // What a cancelled meeting had already taken over comes from there alone.
  const takenOver = new Set(items.map(({ originId }) => originId));
  return items.flatMap((item) => {
    if (takenOver.has(item.id)) return [];
    const reason = carryReason({
      ...item,
      openActions: countFor(actions, item.id),
      draftDecisions: countFor(drafts, item.id),
      calledFor: calledFor(item),
    });
    return reason ? [{ item, reason }] : [];
  });
}

/** The last meeting that was not cancelled, and those cancelled since. @returns their ids */
async function meetingsHandingOn(
  tx: Transaction,
  committeeId: string,
  before: Temporal.Instant,
): Promise<string[]> {
  const earlier = await tx.meeting.findMany({
    where: { committeeId, state: { not: 'draft' }, startsAt: { lt: toDate(before) } },
    orderBy: { startsAt: 'desc' },
    select: { id: true, state: true },
  });
  const last = earlier.findIndex(({ state }) => state !== 'cancelled');
  return earlier.slice(0, last === -1 ? earlier.length : last + 1).map(({ id }) => id);
}

function countFor(
  rows: readonly { agendaItemId: string | null; _count: { _all: number } }[],
  id: string,
): number {
  return rows.find(({ agendaItemId }) => agendaItemId === id)?._count._all ?? 0;
}
