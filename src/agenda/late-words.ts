import { formatDateTime } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import type { Meeting } from '../store/generated/client.ts';
import { toInstant } from '../time.ts';
import { isPastLastLimit } from './agenda-closing.ts';

type Closing = Pick<Meeting, 'startsLocal' | 'timeZone' | 'agendaClosedAt'>;

/** « Hors délai », since when, and that fewer than five days are left when that is so (C12, M05). */
export function lateWords(meeting: Closing, now: Temporal.Instant, t: Translator): string {
  const { agendaClosedAt, timeZone } = meeting;
  const closed = agendaClosedAt ? toInstant(agendaClosedAt) : now;
  return t(isPastLastLimit(meeting, now) ? 'agenda.lateAfterLimit' : 'agenda.lateSince', {
    when: formatDateTime(closed.toZonedDateTimeISO(timeZone), t.locale),
  });
}
