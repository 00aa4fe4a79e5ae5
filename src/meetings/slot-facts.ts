import type { Locale } from '../conversation/language.ts';
import { sendingFor } from '../people/space-context.ts';
import { calendarOf, freezesOf } from '../sites/working-calendar.ts';
import type { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toDate, toInstant } from '../time.ts';
import { endOf, namedByAcronym, referenceOf, startOf } from './meeting.ts';
import type { SlotFacts } from './schedule-warnings.ts';

export interface SlotRequest {
  committee: Prisma.CommitteeGetPayload<{ include: { organisation: true; space: true } }>;
  start: Temporal.PlainDateTime;
  durationMinutes: number;
  /** Who would be invited. */
  people: string[];
  /** The meeting being moved, left out of every comparison. */
  except?: string;
  now: Temporal.Instant;
  locale: Locale;
}

/** Reads from the store what scheduleWarnings judges. */
export async function slotFacts(tx: Transaction, request: SlotRequest): Promise<SlotFacts> {
  const { committee, start } = request;
  const date = start.toPlainDate();
  const calendar = await calendarOf(tx, committee.organisation);
  const freezes = await freezesOf(tx, committee.organisation);
  return {
    today: request.now.toZonedDateTimeISO(committee.timeZone).toPlainDate(),
    start,
    durationMinutes: request.durationMinutes,
    hours: await sendingFor(tx, committee.spaceId, committee.organisationId),
    ...(await neighbours(tx, request)),
    cadenceDays: cadenceOf(committee),
    closed: calendar.closedBecause(date, request.locale),
    freezes: freezes
      .filter(
        ({ from, to }) =>
          Temporal.PlainDate.compare(from, date) <= 0 && Temporal.PlainDate.compare(date, to) <= 0,
      )
      .map(({ label }) => label),
    clashes: await clashes(tx, request),
  };
}

/** @returns days between two meetings in the project's present phase, or null when the committee has none for it. */
export function cadenceOf(committee: {
  cadenceDays: Prisma.JsonValue;
  space: { projectPhase: string };
}): number | null {
  const byPhase = (committee.cadenceDays ?? {}) as Record<string, number>;
  return byPhase[committee.space.projectPhase] ?? null;
}

async function neighbours(
  tx: Transaction,
  request: SlotRequest,
): Promise<Pick<SlotFacts, 'previous' | 'next'>> {
  const meetings = await tx.meeting.findMany({
    where: { committeeId: request.committee.id, state: { not: 'cancelled' }, id: { not: request.except } },
    orderBy: { startsAt: 'asc' },
    include: { committee: { select: { code: true } } },
  });
  const at = request.start.toZonedDateTime(request.committee.timeZone).toInstant();
  const isBefore = (meeting: { startsAt: Date }) =>
    Temporal.Instant.compare(toInstant(meeting.startsAt), at) < 0;
  const named = (meeting: (typeof meetings)[number] | undefined) =>
    meeting
      ? {
          title: meeting.title,
          acronym: namedByAcronym(meeting),
          date: startOf(meeting).toPlainDate(),
        }
      : null;
  return {
    previous: named(meetings.filter(isBefore).at(-1)),
    next: named(meetings.find((meeting) => !isBefore(meeting))),
  };
}

/** Meetings of the same people while this one would be held. */
export async function clashes(
  tx: Transaction,
  request: Pick<SlotRequest, 'start' | 'durationMinutes' | 'people' | 'except'> & {
    committee: { spaceId: string; timeZone: string };
  },
): Promise<SlotFacts['clashes']> {
  const start = request.start.toZonedDateTime(request.committee.timeZone);
  const end = start.add({ minutes: request.durationMinutes });
  const others = await tx.meeting.findMany({
    where: {
      spaceId: request.committee.spaceId,
      state: { not: 'cancelled' },
      id: { not: request.except },
      startsAt: { lt: toDate(end.toInstant()), gte: toDate(start.toInstant().subtract({ hours: 24 })) },
    },
    include: {
      committee: { select: { code: true } },
      invitations: { where: { withdrawn: false, personId: { in: request.people } } },
    },
  });
  return others
    .filter(
      (other) => Temporal.ZonedDateTime.compare(endOf(other), start) > 0 && other.invitations.length > 0,
    )
    .map((other) => ({ reference: referenceOf(other), people: other.invitations.length }));
}
