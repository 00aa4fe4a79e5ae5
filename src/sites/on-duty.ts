import type { OnCall, Person } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { dateColumn } from '../time.ts';

export type Duty = OnCall & { person: Person };

/** @returns who is on duty for a site on that day, first and last day included; nobody who has left (4.1, invariant 11) */
export async function onDuty(tx: Transaction, siteId: string, day: Temporal.PlainDate): Promise<Duty[]> {
  const on = dateColumn(day);
  return withPeople(
    tx,
    await tx.onCall.findMany({
      where: { siteId, from: { lte: on }, to: { gte: on } },
      orderBy: [{ from: 'asc' }, { id: 'asc' }],
    }),
  );
}

/** @returns the duties of a site that are not over on that day, the next one first */
export async function dutiesFrom(tx: Transaction, siteId: string, day: Temporal.PlainDate): Promise<Duty[]> {
  return withPeople(
    tx,
    await tx.onCall.findMany({
      where: { siteId, to: { gte: dateColumn(day) } },
      orderBy: [{ from: 'asc' }, { id: 'asc' }],
    }),
  );
}

async function withPeople(tx: Transaction, rows: readonly OnCall[]): Promise<Duty[]> {
  const people = await tx.person.findMany({
    where: { id: { in: rows.map(({ personId }) => personId) }, state: { not: 'left' } },
  });
  const byId = new Map(people.map((person) => [person.id, person]));
  return rows.flatMap((row) => {
    const person = byId.get(row.personId);
    return person ? [{ ...row, person }] : [];
  });
}
