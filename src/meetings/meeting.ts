import type { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toInstant } from '../time.ts';

export const meetingParts = {
  committee: {
    include: { organisation: true, channels: true, memberships: { include: { substitute: true } } },
  },
  invitations: {
    include: {
      person: { include: { organisation: { select: { timeZone: true } } } },
      substitute: { include: { organisation: { select: { timeZone: true } } } },
    },
  },
  proxies: true,
  series: true,
} satisfies Prisma.MeetingInclude;

/** A meeting with its committee, invitations and proxies: what rules and cards need. */
export type MeetingWithPeople = Prisma.MeetingGetPayload<{ include: typeof meetingParts }>;

/** @returns the meeting; throws when it does not exist in any space. */
export function loadMeeting(tx: Transaction, meetingId: string): Promise<MeetingWithPeople> {
  return tx.meeting.findUniqueOrThrow({ where: { id: meetingId }, include: meetingParts });
}

/** Locks the row so that two acts on one meeting happen one after the other, then reads it afresh. */
export async function lockMeeting(tx: Transaction, meetingId: string): Promise<MeetingWithPeople> {
  await tx.$queryRaw`SELECT id FROM "Meeting" WHERE id = ${meetingId}::uuid FOR UPDATE`;
  return loadMeeting(tx, meetingId);
}

interface Slot {
  startsLocal: string;
  timeZone: string;
}

/** @returns the promised wall time in its zone; a time that does not exist slides forward, one that exists twice is its first passage (4.4b). */
export function startOf(meeting: Slot): Temporal.ZonedDateTime {
  return Temporal.PlainDateTime.from(meeting.startsLocal).toZonedDateTime(meeting.timeZone, {
    disambiguation: 'compatible',
  });
}

/** The end lies `durationMinutes` of real time after the start. */
export function endOf(meeting: Slot & { durationMinutes: number }): Temporal.ZonedDateTime {
  return startOf(meeting).add({ minutes: meeting.durationMinutes });
}

/** What people type for a meeting: COPIL-3. */
export function referenceOf(meeting: { number: number; committee: { code: string } }): string {
  return `${meeting.committee.code}-${meeting.number}`;
}

/** @returns whether it has begun; from then on answers no longer change (4.4b, point 7). */
export function hasBegun(meeting: { startsAt: Date }, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(toInstant(meeting.startsAt), now) <= 0;
}

/** Whether the title starts with the committee's own acronym, which takes an article in French (« le COPIL n°1 »). */
export function namedByAcronym(meeting: { title: string; committee: { code: string } }): boolean {
  return meeting.title.startsWith(meeting.committee.code);
}
