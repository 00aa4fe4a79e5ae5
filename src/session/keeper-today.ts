import type { ComposeContext } from '../delivery/ledger.ts';
import { isSecretary } from '../meetings/audiences.ts';
import type { MeetingWithPeople } from '../meetings/meeting.ts';
import { leadToday } from '../people/lead-today.ts';
import type { Person } from '../store/generated/client.ts';

/**
 * Whether a message to who keeps a session reaches this person when it is due: the secretary always, a lead unless they are away
 * while the other is there (C03, 4.4b).
 *
 * @returns also the lead in whose place they read it
 */
export async function keeperToday(
  { tx, now, personId }: Pick<ComposeContext, 'tx' | 'now' | 'personId'>,
  meeting: MeetingWithPeople,
): Promise<{ reached: boolean; insteadOf: Person | null }> {
  if (personId !== null && isSecretary(meeting, personId)) return { reached: true, insteadOf: null };
  const day = now.toZonedDateTimeISO(meeting.timeZone).toPlainDate();
  return leadToday(tx, meeting.committeeId, personId, day);
}
