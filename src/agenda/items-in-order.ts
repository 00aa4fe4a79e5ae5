import { compareNames } from '../people/person-name.ts';
import type { AgendaItem, Person, Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { documentParts, type PointDocument } from './point-documents.ts';

/** States of the points that are on the agenda, whatever became of them in session. */
const onAgendaStates = ['accepted', 'discussed', 'done', 'postponed'] as const;

const orderedItemParts = {
  presenter: true,
  guests: true,
  documents: { include: documentParts, orderBy: { addedAt: 'asc' } },
} satisfies Prisma.AgendaItemInclude;

/** A point on the agenda with its place, who presents it, who comes for it alone, and what is to be read. */
export interface OrderedItem extends AgendaItem {
  /** From 1, without gaps: the number people see and type. */
  place: number;
  presenter: Person | null;
  guests: Person[];
  documents: PointDocument[];
}

const inAgendaOrder = [
  { position: { sort: 'asc', nulls: 'last' } },
  { number: 'asc' },
] satisfies Prisma.AgendaItemOrderByWithRelationInput[];

/** @returns the points on a meeting's agenda in its order: by position, those without one last, as they came */
export async function itemsInOrder(tx: Transaction, meetingId: string): Promise<OrderedItem[]> {
  const items = await tx.agendaItem.findMany({
    where: { meetingId, state: { in: [...onAgendaStates] } },
    include: orderedItemParts,
    orderBy: inAgendaOrder,
  });
  const ids = items.flatMap(({ guests }) => guests.map(({ personId }) => personId));
  const people = (await tx.person.findMany({ where: { id: { in: ids } } })).toSorted(compareNames);
  return items.map((item, index) => ({
    ...item,
    place: index + 1,
    guests: people.filter(({ id }) => item.guests.some(({ personId }) => personId === id)),
  }));
}

/** @returns the place of each point of a meeting's agenda, from 1, by its id; points off the agenda are absent */
export async function placesOn(tx: Transaction, meetingId: string): Promise<Map<string, number>> {
  const items = await tx.agendaItem.findMany({
    where: { meetingId, state: { in: [...onAgendaStates] } },
    select: { id: true },
    orderBy: inAgendaOrder,
  });
  return new Map(items.map(({ id }, index) => [id, index + 1]));
}
