import ical, {
  type ICalAttendeeRole,
  type ICalAttendeeStatus,
  type ICalCalendar,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  type ICalEventData,
  ICalEventStatus,
} from 'ical-generator';
import type { CalendarEvent, EventStatus } from './calendar-event.ts';
import {
  escaped,
  identifier,
  mailAddress,
  manyLines,
  oneLine,
  parameterText,
  webAddress,
} from './plain-text.ts';
import { recurrenceLines } from './recurrence-lines.ts';
import { timeZoneBlock } from './time-zone-block.ts';

export interface CalendarFile {
  /** Absent: a plain calendar. REQUEST and CANCEL are invitations (RFC 5546 § 3.2), PUBLISH is a feed or a single file. */
  method?: 'REQUEST' | 'CANCEL' | 'PUBLISH';
  events: readonly CalendarEvent[];
  /** Shown by the calendar that subscribes. */
  name?: string;
  /** How often a subscriber should look again. */
  refreshMinutes?: number;
  /** Language of the texts, as PRODID says it. */
  language?: 'FR' | 'EN';
}

const busyWhile: Record<EventStatus, ICalEventBusyStatus> = {
  TENTATIVE: ICalEventBusyStatus.TENTATIVE,
  CONFIRMED: ICalEventBusyStatus.BUSY,
  CANCELLED: ICalEventBusyStatus.FREE,
};

/**
 * Writes an iCalendar file (RFC 5545, RFC 5546): CRLF, lines of 75 octets at most, no text able to add a property.
 * @returns the file, always the same for the same input.
 * @throws RangeError when a uid, an e-mail address, a web address or a zone could not stand in it.
 */
export function calendarFile(file: CalendarFile): string {
  const calendar = ical({
    prodId: { company: 'copil', product: 'copil', language: file.language ?? 'FR' },
    name: file.name ? escaped(oneLine(file.name)) : null,
    method: file.method ? ICalCalendarMethod[file.method] : null,
    ttl: file.refreshMinutes ? file.refreshMinutes * 60 : null,
    // Without a name for the calendar itself DTSTAMP stays in UTC, as RFC 5545 § 3.8.7.2 wants it.
    timezone: { name: null, generator: timeZoneBlock },
  });
  for (const event of file.events) addEvent(calendar, event, file.method);
  // RFC 5545 § 3.1: every line ends with CRLF, the last one too.
  return `${calendar.toString()}\r\n`;
}

function addEvent(calendar: ICalCalendar, event: CalendarEvent, method: CalendarFile['method']): void {
  const status = method === 'CANCEL' ? 'CANCELLED' : event.status;
  const entry = calendar.createEvent({
    id: identifier(event.uid, 'uid'),
    sequence: event.sequence,
    stamp: event.stampedAt,
    created: event.createdAt,
    lastModified: event.stampedAt,
    summary: oneLine(event.title),
    description: description(event),
    location: oneLine(event.place || event.videoLink || '') || null,
    organizer: {
      name: parameterText(event.organiser.name) || event.organiser.email,
      email: mailAddress(event.organiser.email, 'organiser'),
    },
    status: ICalEventStatus[status],
    busystatus: busyWhile[status],
    url: event.url ? webAddress(event.url, 'url') : null,
    ...(isRecurring(event) ? recurringTimes(event) : times(event)),
  });
  // RFC 5546 § 3.2.1: a published event names no attendee. It also keeps addresses out of feeds.
  if (method === 'PUBLISH') return;
  for (const attendee of event.attendees) {
    entry.createAttendee({
      name: parameterText(attendee.name) || null,
      email: mailAddress(attendee.email, 'attendee'),
      role: attendee.role as ICalAttendeeRole,
      status: attendee.partstat as ICalAttendeeStatus,
      // No mailbox is read: an answer sent to the organiser would be lost, so none is asked for.
      rsvp: false,
    });
  }
}

/**
 * Wall time names a moment badly in the hour that a clock change repeats or skips: RFC 5545 § 3.3.5 settles it,
 * but calendars do not agree. An event that starts or ends there is written in UTC, which none reads otherwise.
 */
function times(event: CalendarEvent): Pick<ICalEventData, 'start' | 'end' | 'timezone'> {
  const start = event.startsLocal.toZonedDateTime(event.timeZone);
  const end = start.add({ minutes: event.durationMinutes });
  const zone = start.timeZoneId;
  const plain = namesOneMoment(event.startsLocal, zone) && namesOneMoment(end.toPlainDateTime(), zone);
  return { start, end, timezone: plain && timeZoneBlock(zone) ? zone : null };
}

function isRecurring({ recurrence, occurrenceOf }: CalendarEvent): boolean {
  return Boolean(recurrence ?? occurrenceOf);
}

/**
 * A series is a promise of wall time and cannot be said in UTC: 11:00 stays 11:00 through every clock change.
 * RECURRENCE-ID has the form of the series' own start (RFC 5545 § 3.8.4.4).
 */
function recurringTimes(event: CalendarEvent): ReturnType<typeof times> & Partial<ICalEventData> {
  const start = event.startsLocal.toZonedDateTime(event.timeZone);
  const zone = start.timeZoneId;
  if (!timeZoneBlock(zone)) throw new RangeError(`no calendar knows the zone of a series: ${zone}`);
  return {
    start,
    end: start.add({ minutes: event.durationMinutes }),
    timezone: zone,
    recurrenceId: event.occurrenceOf?.toZonedDateTime(zone) ?? null,
    repeating: event.recurrence ? recurrenceLines(event.recurrence, zone) : null,
  };
}

function namesOneMoment(local: Temporal.PlainDateTime, zone: string): boolean {
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  return earlier.equals(local.toZonedDateTime(zone, { disambiguation: 'later' }));
}

/** The link of the video conference closes the description, so that no calendar hides it. */
function description(event: CalendarEvent): string | null {
  const words = manyLines(event.description ?? '');
  const link = oneLine(event.videoLink ?? '');
  return [words, words.includes(link) ? '' : link].filter(Boolean).join('\n\n') || null;
}
