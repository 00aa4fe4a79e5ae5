/** Where the clock is asked to go: an instant, a wall time, a duration, or the next event. */
import { LocalRefusal } from './errors.ts';

/** Beyond this a jump is a typing mistake, and visiting every event on the way would take minutes. */
const furthest = { years: 5 };

export type ClockRequest = { to: string } | { advance: string };

/** @returns whether the next event is asked for, whenever that is */
export function isNext(request: ClockRequest): boolean {
  return 'advance' in request && request.advance.trim().toLowerCase() === 'next';
}

/**
 * @returns the target, never before now. Throws `badMoment`, `badDuration`, `clockBackwards`, `clockTooFar`.
 */
export function clockTarget(
  request: ClockRequest,
  now: Temporal.Instant,
  timeZone: string,
): Temporal.Instant {
  const here = now.toZonedDateTimeISO(timeZone);
  const target = 'to' in request ? momentOf(request.to, here) : after(here, request.advance);
  if (Temporal.Instant.compare(target, now) < 0) throw new LocalRefusal('clockBackwards');
  if (Temporal.Instant.compare(target, here.add(furthest).toInstant()) > 0)
    throw new LocalRefusal('clockTooFar');
  return target;
}

/** `2026-09-22T12:00:00Z`, `2026-09-22T14:00` (wall time of the zone) or `2026-09-22` (same time of day). */
function momentOf(text: string, here: Temporal.ZonedDateTime): Temporal.Instant {
  const trimmed = text.trim();
  try {
    if (/(z|[+-]\d{2}(:?\d{2})?)(\[.*\])?$/i.test(trimmed) && /t/i.test(trimmed))
      return Temporal.Instant.from(trimmed);
    if (/[t ]/i.test(trimmed))
      return Temporal.PlainDateTime.from(trimmed).toZonedDateTime(here.timeZoneId).toInstant();
    const day = Temporal.PlainDate.from(trimmed);
    return day.toZonedDateTime({ timeZone: here.timeZoneId, plainTime: here.toPlainTime() }).toInstant();
  } catch (error) {
    if (error instanceof RangeError) throw new LocalRefusal('badMoment', { text });
    throw error;
  }
}

/** ISO 8601 duration; days keep the wall time across a clock change. */
function after(here: Temporal.ZonedDateTime, text: string): Temporal.Instant {
  let duration: Temporal.Duration;
  try {
    duration = Temporal.Duration.from(text.trim());
  } catch {
    throw new LocalRefusal('badDuration', { text });
  }
  if (duration.sign < 0) throw new LocalRefusal('clockBackwards');
  try {
    return here.add(duration).toInstant();
  } catch {
    throw new LocalRefusal('clockTooFar');
  }
}
