import type { WorkingCalendar } from '../../delivery/timeline.ts';
import { nextOpenDay } from '../../delivery/working-days.ts';

/**
 * When somebody begins to work next: what is not planned reaches staff at the start of a shift, on a working day (4.4, 4.4b).
 *
 * @param now in the zone of the site
 * @param startsAt local HH:MM of their shift
 */
export function nextShiftStart(
  now: Temporal.ZonedDateTime,
  startsAt: string,
  calendar: WorkingCalendar,
): Temporal.ZonedDateTime {
  const plainTime = Temporal.PlainTime.from(startsAt);
  const today = now.toPlainDate();
  const begins = (from: Temporal.PlainDate) =>
    nextOpenDay(from, calendar).toZonedDateTime({ timeZone: now.timeZoneId, plainTime });
  const first = begins(today);
  return Temporal.ZonedDateTime.compare(first, now) >= 0 ? first : begins(today.add({ days: 1 }));
}
