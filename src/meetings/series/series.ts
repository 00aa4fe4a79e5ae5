import type { Prisma } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';
import { toInstant } from '../../time.ts';
import { meetingParts } from '../meeting.ts';
import { type Rhythm, rhythmOf } from './rhythm.ts';

const seriesParts = {
  committee: { include: { organisation: true, channels: true } },
  meetings: { include: meetingParts, orderBy: { startsAt: 'asc' } },
} satisfies Prisma.MeetingSeriesInclude;

/** A series with its committee and all its occurrences in the order of their dates. */
export type SeriesWithMeetings = Prisma.MeetingSeriesGetPayload<{ include: typeof seriesParts }>;
export type Occurrence = SeriesWithMeetings['meetings'][number];

/** @returns the series; throws when it does not exist in any space. */
export function loadSeries(tx: Transaction, id: string): Promise<SeriesWithMeetings> {
  return tx.meetingSeries.findUniqueOrThrow({ where: { id }, include: seriesParts });
}

/** Locks the row so that two acts on one series happen one after the other, then reads it afresh. */
export async function lockSeries(tx: Transaction, id: string): Promise<SeriesWithMeetings> {
  await tx.$queryRaw`SELECT id FROM "MeetingSeries" WHERE id = ${id}::uuid FOR UPDATE`;
  return loadSeries(tx, id);
}

/** The slot an occurrence was given when the series was made, wherever it was moved since. */
export function slotOf(occurrence: { recurrenceLocal: string | null; startsLocal: string }) {
  return Temporal.PlainDateTime.from(occurrence.recurrenceLocal ?? occurrence.startsLocal);
}

/** Occurrences that will be held and have not begun. */
export function ahead(series: SeriesWithMeetings, now: Temporal.Instant): Occurrence[] {
  return series.meetings.filter(
    ({ state, startsAt }) => state !== 'cancelled' && Temporal.Instant.compare(toInstant(startsAt), now) > 0,
  );
}

/** Occurrences that were, or will be, held. */
export function heldOf(series: SeriesWithMeetings): Occurrence[] {
  return series.meetings.filter(({ state }) => state !== 'cancelled');
}

export function rhythmOfSeries(series: { rule: string }): Rhythm {
  return rhythmOf(series.rule);
}

/** @returns people invited to one occurrence at least that is not over, without repeats. */
export function peopleOfSeries(occurrences: readonly Occurrence[]): string[] {
  return [
    ...new Set(
      occurrences.flatMap(({ invitations }) =>
        invitations.filter(({ withdrawn }) => !withdrawn).map(({ personId }) => personId),
      ),
    ),
  ];
}
