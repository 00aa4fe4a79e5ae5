import type { AgendaItem } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';
import { placesOn } from './items-in-order.ts';

/** Acts of the journal that change what people were convened to. */
const changeActs = {
  added: 'agenda.accepted',
  removed: 'agenda.withdrawn',
  edited: 'agenda.edited',
  moved: 'agenda.moved',
  attached: 'agenda.attached',
} as const;
export type AgendaChange = keyof typeof changeActs;

export interface ChangedPoint {
  item: AgendaItem;
  /** On the agenda as it is now; null when it was taken off. */
  place: number | null;
  /** What counts most of all that was done to it. */
  change: AgendaChange;
}

/**
 * What happened to each point, the gravest change alone.
 *
 * @param since instant from which the journal is read
 * @returns in the order of the agenda, those taken off last; what was added and taken off again since is left out
 */
export async function changesSince(
  tx: Transaction,
  meetingId: string,
  since: Temporal.Instant,
): Promise<ChangedPoint[]> {
  const items = await tx.agendaItem.findMany({
    where: { meetingId },
    include: { documents: { where: { addedAt: { gte: toDate(since) } }, select: { id: true } } },
    orderBy: { number: 'asc' },
  });
  const events = await tx.auditEvent.findMany({
    where: {
      subjectType: 'agendaItem',
      subjectId: { in: items.map(({ id }) => id) },
      act: { in: Object.values(changeActs) },
      at: { gte: toDate(since) },
    },
    select: { act: true, subjectId: true },
  });
  const places = await placesOn(tx, meetingId);
  const changed = items.flatMap((item) => {
    const done = new Set(events.filter(({ subjectId }) => subjectId === item.id).map(({ act }) => act));
    if (cameByItself(item, since)) done.add(changeActs.added);
    // Taken off again before it was told.
    if (item.documents.length === 0) done.delete(changeActs.attached);
    const change = gravest(done);
    return change ? [{ item, place: places.get(item.id) ?? null, change }] : [];
  });
  return changed.toSorted((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity));
}

/** A grave risk, a point carried over: laid on the agenda without anybody's act. */
function cameByItself({ origin, state, proposedAt }: AgendaItem, since: Temporal.Instant): boolean {
  return origin !== 'member' && state === 'accepted' && proposedAt > toDate(since);
}

function gravest(done: ReadonlySet<string>): AgendaChange | null {
  const has = (change: AgendaChange) => done.has(changeActs[change]);
  if (has('added') && has('removed')) return null;
  const inOrder: AgendaChange[] = ['removed', 'added', 'edited', 'attached', 'moved'];
  return inOrder.find(has) ?? null;
}
