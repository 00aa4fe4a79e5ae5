import type { AgendaDocument, AgendaItem, Person, Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';

/** States of the points that are on the agenda, whatever became of them in session. */
export const onAgendaStates = ['accepted', 'discussed', 'done', 'postponed'] as const;

const orderedItemParts = {
  presenter: true,
  guests: true,
  documents: { orderBy: { addedAt: 'asc' } },
} satisfies Prisma.AgendaItemInclude;

/** A point on the agenda with who presents it, who comes for it alone, and what is to be read. */
export interface OrderedItem extends AgendaItem {
  presenter: Person | null;
  guests: Person[];
  documents: AgendaDocument[];
}

/** @returns the points on a meeting's agenda in its order: by place, those without one last, as they came */
export async function itemsInOrder(tx: Transaction, meetingId: string): Promise<OrderedItem[]> {
  const items = await tx.agendaItem.findMany({
    where: { meetingId, state: { in: [...onAgendaStates] } },
    include: orderedItemParts,
    orderBy: [{ position: { sort: 'asc', nulls: 'last' } }, { number: 'asc' }],
  });
  const ids = items.flatMap(({ guests }) => guests.map(({ personId }) => personId));
  const people = await tx.person.findMany({ where: { id: { in: ids } }, orderBy: { familyName: 'asc' } });
  return items.map((item) => ({
    ...item,
    guests: people.filter(({ id }) => item.guests.some(({ personId }) => personId === id)),
  }));
}
