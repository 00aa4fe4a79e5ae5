import { inForce } from '../people/site-ties.ts';
import type { Person, ReferentAssignment } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';

export type Referent = ReferentAssignment & { person: Person };

/** @returns the referents of a site who accepted, on that day, the business one first (C38) */
export async function referentsOf(
  tx: Transaction,
  siteId: string,
  day: Temporal.PlainDate,
): Promise<Referent[]> {
  const found = await tx.referentAssignment.findMany({
    where: { siteId, state: 'accepted', person: { state: { not: 'left' } }, ...inForce(day) },
    include: { person: true },
    orderBy: [{ kind: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
  });
  return found;
}
