import { formatTime } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { endOf, hasBegun, type MeetingWithPeople, startOf } from '../meetings/meeting.ts';
import { isAnnounced } from '../people/ahead-states.ts';
import { toInstant } from '../time.ts';

/** Minutes before its hour from which a meeting may be opened and people say that they are there. */
export const earlyMinutes = 60;
/** Minutes one waits for a quorum (nasty case 7). */
const patienceMinutes = 15;

/** @returns whether people may already say that they are there */
export function isClose(
  meeting: Pick<MeetingWithPeople, 'startsLocal' | 'timeZone'>,
  now: Temporal.Instant,
): boolean {
  const from = startOf(meeting).subtract({ minutes: earlyMinutes }).toInstant();
  return Temporal.Instant.compare(from, now) <= 0;
}

/** @returns until when one waits for the quorum: 14:15 for a meeting at 14:00 */
export function patienceEnds(
  meeting: Pick<MeetingWithPeople, 'startsLocal' | 'timeZone'>,
): Temporal.ZonedDateTime {
  return startOf(meeting).add({ minutes: patienceMinutes });
}

/** @returns whether its promised end is behind: opened now it is entered afterwards, at a desk */
export function isOver(meeting: MeetingWithPeople, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(endOf(meeting).toInstant(), now) < 0;
}

/** @returns whether it may be opened: not yet, its hour is near or behind, and nobody cancelled it */
export function awaitsOpening(meeting: MeetingWithPeople, now: Temporal.Instant): boolean {
  const ahead = isAnnounced(meeting);
  return ahead && (isClose(meeting, now) || hasBegun(meeting, now));
}

/** @returns « 14 h 05 » on the meeting's clock */
export function hourOf(
  meeting: Pick<MeetingWithPeople, 'timeZone'>,
  at: Temporal.Instant,
  t: Translator,
): string {
  return formatTime(at.toZonedDateTimeISO(meeting.timeZone), t.locale);
}

/** @returns whether now says nothing of when it ended: it is entered afterwards, or the day of its promised end is behind */
export function closedAfterItsDay(meeting: MeetingWithPeople, now: Temporal.Instant): boolean {
  const today = now.toZonedDateTimeISO(meeting.timeZone).toPlainDate();
  return meeting.enteredAfterwards || Temporal.PlainDate.compare(today, endOf(meeting).toPlainDate()) > 0;
}

/** @returns the end it had promised; its opening when that came later */
export function promisedEnd(meeting: MeetingWithPeople): Temporal.Instant {
  const end = endOf(meeting);
  const opened = meeting.openedAt && toInstant(meeting.openedAt).toZonedDateTimeISO(meeting.timeZone);
  return (opened ? laterOf(end, opened) : end).toInstant();
}

/** @returns « 16:05 », as an argument of a command states an hour */
export function clockOf(at: Temporal.ZonedDateTime): string {
  return at.toPlainTime().toString({ smallestUnit: 'minute' });
}

export function laterOf(one: Temporal.ZonedDateTime, other: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return Temporal.ZonedDateTime.compare(one, other) < 0 ? other : one;
}
