import { splitClock } from '../conversation/clock-words.ts';
import { phraseOf } from '../conversation/date-words.ts';
import { formatTime } from '../conversation/format.ts';
import type { Reply } from '../conversation/reply.ts';
import { type MeetingWithPeople, startOf } from '../meetings/meeting.ts';
import { sayNo } from '../people/say-no.ts';
import type { DomainTurn } from '../people/turn.ts';
import { earlyMinutes } from './session-hours.ts';

/** Hours after its start in which something may have happened in a meeting; a meeting may go on past midnight. */
const longestHours = 12;

/**
 * When something happened in a session: now, or at the hour of its day that was stated (`à:14:05`).
 *
 * @param text the hour as typed, absent = now
 * @param otherwise the moment meant when no hour is stated
 */
export function statedHour(
  turn: DomainTurn,
  meeting: MeetingWithPeople,
  text: string | undefined,
  otherwise: Temporal.Instant = turn.now,
): { at: Temporal.Instant } | { reply: Reply } {
  if (text === undefined) return { at: otherwise };
  const split = splitClock(phraseOf(text));
  if (!split?.clock || split.rest !== '')
    return { reply: sayNo(turn, 'session.hour.unknown', { typed: text }, 'at') };
  const start = startOf(meeting);
  const said = start
    .toPlainDate()
    .toZonedDateTime({ timeZone: meeting.timeZone, plainTime: split.clock.time });
  const earliest = start.subtract({ minutes: earlyMinutes });
  const at = Temporal.ZonedDateTime.compare(said, earliest) < 0 ? said.add({ days: 1 }) : said;
  const shown = { time: formatTime(said, turn.locale), start: formatTime(start, turn.locale) };
  if (at.since(start).total('hours') > longestHours)
    return { reply: sayNo(turn, 'session.hour.early', shown, 'at') };
  if (Temporal.Instant.compare(at.toInstant(), turn.now) > 0)
    return { reply: sayNo(turn, 'session.hour.ahead', shown, 'at') };
  return { at: at.toInstant() };
}
