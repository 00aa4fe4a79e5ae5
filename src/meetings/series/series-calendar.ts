import type { CalendarEvent } from '../../calendar/calendar-event.ts';
import { calendarFile } from '../../calendar/calendar-file.ts';
import { toInstant } from '../../time.ts';
import { calendarEvent } from '../meeting-calendar.ts';
import { takesPart } from '../names.ts';
import { heldOf, type Occurrence, type SeriesWithMeetings, slotOf } from './series.ts';
import { slotsOf, weeklyRule } from './slots.ts';

/**
 * A series as iCalendar events: the rule with its exceptions, then each occurrence that was changed apart (RFC 5545
 * § 3.8.4.4), all under one UID. Dates beside the rule (weekly around a go-live) are carried by a weekly rule with more
 * exceptions: few calendars read RDATE.
 *
 * @param personId only the occurrences this person takes part in; null for everybody's
 */
export function seriesEvents(
  series: SeriesWithMeetings,
  personId: string | null,
  organiserEmail: string,
): CalendarEvent[] {
  const theirs = series.meetings.filter((one) => personId === null || takesPart(one, personId));
  const held = theirs.filter(({ state }) => state !== 'cancelled');
  const [first] = theirs;
  if (!first) return [];
  const whole = wholeSeries(series, theirs, held, calendarEvent(first, personId, organiserEmail));
  // Convened or changed: it says something of its own.
  const apart = held.filter(({ exception, state }) => exception || state !== 'held');
  return [whole, ...apart.map((one) => calendarEvent(one, personId, organiserEmail))];
}

/**
 * The iTIP object of a series for one person (RFC 5546 § 3.2.2): REQUEST, or CANCEL once nothing of it is held.
 *
 * @param personId null for a shared file
 */
export function seriesCalendarFile(
  series: SeriesWithMeetings,
  personId: string | null,
  organiserEmail: string,
): { method: 'REQUEST' | 'CANCEL'; content: string } {
  const method = heldFor(series, personId) ? 'REQUEST' : 'CANCEL';
  return {
    method,
    content: calendarFile({ method, events: seriesEvents(series, personId, organiserEmail) }),
  };
}

/** The series for whoever holds its address: no attendees in it. */
export function sharedSeriesFile(series: SeriesWithMeetings, organiserEmail: string): string {
  return calendarFile({ method: 'PUBLISH', events: seriesEvents(series, null, organiserEmail) });
}

function heldFor(series: SeriesWithMeetings, personId: string | null): boolean {
  return heldOf(series).some((one) => personId === null || takesPart(one, personId));
}

function wholeSeries(
  series: SeriesWithMeetings,
  theirs: Occurrence[],
  held: Occurrence[],
  like: CalendarEvent,
): CalendarEvent {
  const slots = theirs.map(slotOf).sort(Temporal.PlainDateTime.compare);
  const kept = (held.length > 0 ? held : theirs).map(slotOf).sort(Temporal.PlainDateTime.compare);
  const [start] = slots as [Temporal.PlainDateTime];
  const until = kept.at(-1) ?? start;
  const rule = ruleThrough(series, start, kept);
  const wanted = new Set(kept.map(String));
  const excluded = slotsOf({ start, rule, until: until.toPlainDate() }).filter(
    (slot) => !wanted.has(slot.toString()),
  );
  return {
    ...like,
    uid: series.uid,
    sequence: series.sequence,
    occurrenceOf: null,
    startsLocal: start,
    durationMinutes: series.durationMinutes,
    title:
      series.title === series.committee.label ? series.title : `${series.title} · ${series.committee.label}`,
    place: series.place,
    videoLink: series.videoLink,
    status: held.length > 0 ? 'TENTATIVE' : 'CANCELLED',
    recurrence: { rule, until, excluded },
    createdAt: toInstant(series.createdAt),
    stampedAt: toInstant(series.updatedAt),
  };
}

/** The series' own rule where it passes through every date that is kept, else all the weeks. */
function ruleThrough(
  series: SeriesWithMeetings,
  start: Temporal.PlainDateTime,
  kept: readonly Temporal.PlainDateTime[],
): string {
  const until = (kept.at(-1) ?? start).toPlainDate();
  const own = new Set(slotsOf({ start, rule: series.rule, until }).map(String));
  return kept.every((slot) => own.has(slot.toString())) && own.has(start.toString())
    ? series.rule
    : weeklyRule(start.dayOfWeek);
}
