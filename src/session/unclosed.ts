/** A session whose end nobody gave (C18): how long it has been open, and what closes it. */
import type { CommandButton } from '../conversation/card.ts';
import { formatDate, formatTime } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { endOf, type MeetingWithPeople, referenceOf } from '../meetings/meeting.ts';
import { spokenTitle } from '../meetings/spoken-title.ts';
import { toInstant } from '../time.ts';

/** @returns « Le COPIL n°6 est en séance depuis le mardi 25 janvier 2028 à 14 h. » */
export function openSinceLine(meeting: MeetingWithPeople, t: Translator): string {
  const { openedAt, timeZone } = meeting;
  const from = openedAt && toInstant(openedAt).toZonedDateTimeISO(timeZone);
  return t('session.notClosed.since', {
    ...spokenTitle(meeting, t),
    day: from ? formatDate(from, t.locale) : '',
    time: from ? formatTime(from, t.locale) : '',
  });
}

/** « Clore à 16 h », its promised end, where it was opened before; else now. */
export function lateClosing(meeting: MeetingWithPeople, t: Translator): CommandButton {
  const end = endOf(meeting);
  const { openedAt } = meeting;
  const within = openedAt && Temporal.Instant.compare(toInstant(openedAt), end.toInstant()) < 0;
  const given = { meeting: referenceOf(meeting) };
  return {
    id: 'session-close-late',
    label: within
      ? t('session.button.closeAt', { time: formatTime(end, t.locale) })
      : t('session.button.close'),
    style: 'primary',
    command: 'close',
    arguments: within ? { ...given, at: end.toPlainTime().toString({ smallestUnit: 'minute' }) } : given,
  };
}
