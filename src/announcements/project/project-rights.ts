import { chairsOf } from '../../people/acting-chair.ts';
import { sits } from '../../people/membership.ts';
import { steeringCommittee } from '../../people/steering-committee.ts';
import type { Transaction } from '../../store/store.ts';

/** What somebody may do about a text to a whole organisation (4.5): the chair approves, COM drafts. */
export async function peopleWho(
  tx: Transaction,
  spaceId: string,
  personId: string | null,
  now: Temporal.Instant,
): Promise<{ approves: boolean; writes: boolean }> {
  const committee = await steeringCommittee(tx, spaceId);
  if (!committee || personId === null) return { approves: false, writes: false };
  const seats = await tx.membership.findMany({
    where: { committeeId: committee.id, person: { state: { not: 'left' } } },
  });
  const day = now.toZonedDateTimeISO(committee.timeZone).toPlainDate();
  const sitting = seats.filter((seat) => sits(seat, day, null));
  const approves = chairsOf('copil', sitting).includes(personId);
  const drafts = sitting.some((seat) => seat.personId === personId && seat.roles.includes('COM'));
  return { approves, writes: approves || drafts };
}
