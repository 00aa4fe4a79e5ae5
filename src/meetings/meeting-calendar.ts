import type { CalendarAttendee, CalendarEvent } from '../calendar/calendar-event.ts';
import { calendarFile } from '../calendar/calendar-file.ts';
import { fullName } from '../people/person-name.ts';
import type { Person } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toInstant } from '../time.ts';
import { currentAnswer } from './answers.ts';
import { type MeetingWithPeople, startOf } from './meeting.ts';

const participation = {
  present: 'ACCEPTED',
  remote: 'ACCEPTED',
  absent: 'DECLINED',
  substitute: 'DELEGATED',
} as const;

/**
 * The iTIP object of a meeting for one person (RFC 5546): REQUEST, or CANCEL once it is cancelled.
 *
 * @param personId the only attendee named beside the organiser's own list; null for a shared file without attendees
 * @param organiserEmail address the mails leave from
 */
export function meetingCalendarFile(
  meeting: MeetingWithPeople,
  personId: string | null,
  organiserEmail: string,
): string {
  return calendarFile({
    method: meeting.state === 'cancelled' ? 'CANCEL' : 'REQUEST',
    events: [calendarEvent(meeting, personId, organiserEmail)],
  });
}

/**
 * @returns the meeting as an iCalendar event. One of a series bears the series' UID and the slot it was given there, and its
 * SEQUENCE never falls behind the series' own (RFC 5546 § 2.1.5).
 */
export function calendarEvent(
  meeting: MeetingWithPeople,
  personId: string | null,
  organiserEmail: string,
): CalendarEvent {
  return {
    uid: meeting.series?.uid ?? meeting.uid,
    sequence: (meeting.series?.sequence ?? 0) + meeting.sequence,
    occurrenceOf:
      meeting.series && meeting.recurrenceLocal
        ? Temporal.PlainDateTime.from(meeting.recurrenceLocal)
        : undefined,
    startsLocal: startOf(meeting).toPlainDateTime(),
    timeZone: meeting.timeZone,
    durationMinutes: meeting.durationMinutes,
    title:
      meeting.title === meeting.committee.label
        ? meeting.title
        : `${meeting.title} · ${meeting.committee.label}`,
    place: meeting.place ?? undefined,
    videoLink: meeting.videoLink ?? undefined,
    organiser: { name: meeting.committee.label, email: organiserEmail },
    attendees: attendeesOf(meeting, personId),
    status:
      meeting.state === 'cancelled' ? 'CANCELLED' : meeting.state === 'held' ? 'TENTATIVE' : 'CONFIRMED',
    createdAt: toInstant(meeting.createdAt),
    stampedAt: toInstant(meeting.updatedAt),
  };
}

function attendeesOf(meeting: MeetingWithPeople, personId: string | null): CalendarAttendee[] {
  const people: CalendarAttendee[] = meeting.invitations
    .filter((invitation) => !invitation.withdrawn && invitation.personId === personId)
    .map((invitation) => {
      const answer = currentAnswer(invitation, meeting.dateVersion);
      return {
        name: fullName(invitation.person),
        email: invitation.person.workEmail,
        role: invitation.voting ? ('REQ-PARTICIPANT' as const) : ('OPT-PARTICIPANT' as const),
        partstat: answer ? participation[answer] : ('NEEDS-ACTION' as const),
      };
    });
  const substitute = meeting.invitations.find((one) => one.substituteId === personId)?.substitute;
  if (people.length === 0 && substitute) people.push(asAttendee(substitute));
  return people;
}

/** Somebody in an event that is no longer, or not yet, theirs to answer. */
export function asAttendee(person: Person): CalendarAttendee {
  return {
    name: fullName(person),
    email: person.workEmail,
    role: 'REQ-PARTICIPANT',
    partstat: 'NEEDS-ACTION',
  };
}

/** Takes the meeting out of the calendar of one person who is no longer awaited (RFC 5546 § 3.2.5). */
export async function releaseCalendarFile(
  meeting: MeetingWithPeople,
  personId: string | null,
  tx: Transaction,
  organiserEmail: string,
): Promise<string> {
  const person = personId ? await tx.person.findUnique({ where: { id: personId } }) : null;
  const event = calendarEvent(meeting, null, organiserEmail);
  const attendees = person ? [asAttendee(person)] : [];
  return calendarFile({ method: 'CANCEL', events: [{ ...event, attendees }] });
}

/** One meeting for whoever holds its address: no attendees in it (RFC 5546 § 3.2.1). */
export function singleMeetingFile(meeting: MeetingWithPeople, organiserEmail: string): string {
  return calendarFile({ method: 'PUBLISH', events: [calendarEvent(meeting, null, organiserEmail)] });
}
