import { formatDateTimeRange, formatTimeRange, formatZone } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { endOf, type MeetingWithPeople, startOf } from './meeting.ts';

/** IANA zone in which somebody of this meeting lives: their organisation's. */
function zoneOf(meeting: MeetingWithPeople, personId: string | null): string | null {
  for (const { person, substitute } of meeting.invitations) {
    if (person.id === personId) return person.organisation?.timeZone ?? null;
    if (substitute?.id === personId) return substitute.organisation?.timeZone ?? null;
  }
  return null;
}

/** @returns the hours on the person's own clock, when it differs from the meeting's that day; else null. */
export function ownClockLine(
  meeting: MeetingWithPeople,
  personId: string | null,
  t: Translator,
): string | null {
  const zone = zoneOf(meeting, personId);
  const start = startOf(meeting);
  if (!zone || start.withTimeZone(zone).offset === start.offset) return null;
  const [from, to] = [start.withTimeZone(zone), endOf(meeting).withTimeZone(zone)];
  const sameDay = from.toPlainDate().equals(start.toPlainDate());
  const range = sameDay
    ? formatTimeRange(from.toPlainTime(), to.toPlainTime(), t.locale)
    : formatDateTimeRange(from.toPlainDateTime(), to.toPlainDateTime(), t.locale);
  return t('meeting.ownClock', { range, zone: formatZone(from, t.locale) });
}

/** @returns whose clock the hours are of, when the people of the meeting live by several; else null. */
export function sharedClockLine(meeting: MeetingWithPeople, t: Translator): string | null {
  const start = startOf(meeting);
  const differs = meeting.invitations.some(
    ({ person }) =>
      person.organisation && start.withTimeZone(person.organisation.timeZone).offset !== start.offset,
  );
  return differs ? t('meeting.sharedClock', { zone: formatZone(start, t.locale) }) : null;
}
