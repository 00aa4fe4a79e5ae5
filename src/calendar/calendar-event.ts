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

export interface CalendarEvent {
  /** RFC 5545 UID: never changes while the event lives. */
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
  /** Page about the meeting. */
  url?: string | null;
}
