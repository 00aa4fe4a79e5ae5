import { inForce } from '../people/site-ties.ts';
import type { Person } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { referentsOf } from './referents.ts';

/** Somebody who works on a site, with when their shift starts. */
export interface StaffMember {
  person: Person;
  team: string | null;
  unitManager: boolean;
  /** Local HH:MM; null: the default hour. */
  shiftStartsAt: string | null;
}

/**
 * Who is told what a site's staff are told: who works there, its referents and unit managers, not its director (domain.md 4.4b).
 *
 * @param site its shifts, the earliest first
 */
export async function staffOf(
  tx: Transaction,
  site: { id: string; directorId: string | null; shiftStarts: string[] },
  day: Temporal.PlainDate,
): Promise<StaffMember[]> {
  const first = site.shiftStarts[0] ?? null;
  const postings = await tx.posting.findMany({
    where: { siteId: site.id, person: { state: { not: 'left' } }, ...inForce(day) },
    include: { person: true },
    orderBy: { id: 'asc' },
  });
  const staff = new Map<string, StaffMember>(
    postings.map(({ personId, person, team, unitManager, shiftStartsAt }) => [
      personId,
      { person, team, unitManager, shiftStartsAt: shiftStartsAt ?? first },
    ]),
  );
  for (const { personId, person } of await referentsOf(tx, site.id, day))
    if (!staff.has(personId))
      staff.set(personId, { person, team: null, unitManager: false, shiftStartsAt: first });
  if (site.directorId) staff.delete(site.directorId);
  return [...staff.values()];
}
