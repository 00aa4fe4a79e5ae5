/** What a calendar entry says, before it is written as iCalendar. Texts are plain: nothing in them is markup. */

export type Participation = 'NEEDS-ACTION' | 'ACCEPTED' | 'DECLINED' | 'TENTATIVE' | 'DELEGATED';
export type AttendeeRole = 'CHAIR' | 'REQ-PARTICIPANT' | 'OPT-PARTICIPANT' | 'NON-PARTICIPANT';
export type EventStatus = 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED';

export interface CalendarPerson {
  name: string;
  email: string;
}

export interface CalendarAttendee extends CalendarPerson {
  partstat: Participation;
  role: AttendeeRole;
}

/** How an event repeats (RFC 5545 § 3.8.5): every local slot of the rule up to the last, but those left out. */
export interface CalendarRecurrence {
  /** RRULE without UNTIL; the first slot is the event's own start. */
  rule: string;
  /** Last local slot, included. */
  until: Temporal.PlainDateTime;
  /** Local slots left out (EXDATE). */
  excluded: readonly Temporal.PlainDateTime[];
}

export interface CalendarEvent {
  /** RFC 5545 UID: never changes while the event lives; one for a whole series. */
  uid: string;
  /** Grows on a material change only (date, time, place, cancellation), so that answers given elsewhere are kept. */
  sequence: number;
  /** Wall time promised in `timeZone`. */
  startsLocal: Temporal.PlainDateTime;
  /** IANA name. */
  timeZone: string;
  durationMinutes: number;
  title: string;
  description?: string | null;
  place?: string | null;
  videoLink?: string | null;
  organiser: CalendarPerson;
  /** Left out of published calendars. */
  attendees: readonly CalendarAttendee[];
  status: EventStatus;
  createdAt: Temporal.Instant;
  /** Last time anything in the event changed: the same event is always written the same way. */
  stampedAt: Temporal.Instant;
  /** The event is a series. */
  recurrence?: CalendarRecurrence | null;
  /** The event is one occurrence of a series, changed or cancelled apart: the local slot the series gave it (RECURRENCE-ID). */
  occurrenceOf?: Temporal.PlainDateTime | null;
  /** Page about the meeting. */
  url?: string | null;
}
