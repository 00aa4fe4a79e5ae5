import { formatTime } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { endOf, hasBegun, type MeetingWithPeople, startOf } from '../meetings/meeting.ts';

/** Minutes before its hour from which a meeting may be opened and people say that they are there. */
export const earlyMinutes = 60;
/** Minutes one waits for a quorum (nasty case 7). */
export const patienceMinutes = 15;

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
  const ahead = meeting.state === 'held' || meeting.state === 'convened';
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

export function laterOf(one: Temporal.ZonedDateTime, other: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return Temporal.ZonedDateTime.compare(one, other) < 0 ? other : one;
}
