import { leadsReached } from '../people/read-leads.ts';
import { steeringCommittee } from '../people/steering-committee.ts';
import type { Transaction } from '../store/store.ts';

/** @returns who names the referents of a site: its director; without one the leads who are there (4.1, 4.4b) */
export async function whoNames(
  tx: Transaction,
  { directorId, spaceId }: { directorId: string | null; spaceId: string },
  day: Temporal.PlainDate,
): Promise<string[]> {
  if (directorId) return [directorId];
  const committee = await steeringCommittee(tx, spaceId);
  if (!committee) return [];
  return (await leadsReached(tx, committee.id, day)).map(({ personId }) => personId);
}
