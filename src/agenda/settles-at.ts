import { nextOpening } from '../delivery/working-days.ts';
import type { MeetingWithPeople } from '../meetings/meeting.ts';
import { sendingFor } from '../people/space-context.ts';
import { calendarOf } from '../sites/working-calendar.ts';
import type { Transaction } from '../store/store.ts';

/** Minutes during which further changes join the same message. */
const settlingMinutes = 15;

/** @returns when an agenda that changes now is told: a quarter of an hour later, or at the next opening after that */
export async function settlesAt(
  tx: Transaction,
  { spaceId, timeZone, committee }: MeetingWithPeople,
  now: Temporal.Instant,
): Promise<Temporal.Instant> {
  const { organisation, organisationId } = committee;
  const settled = now.add({ minutes: settlingMinutes }).toZonedDateTimeISO(timeZone);
  const calendar = await calendarOf(tx, organisation);
  return nextOpening(settled, calendar, await sendingFor(tx, spaceId, organisationId)).toInstant();
}
