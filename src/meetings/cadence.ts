/** Is a committee late? (domain.md C15, 4.3: alert at cadence × 1.25) Pure rules. */
import { cadenceTolerance, daysBetween } from './schedule-warnings.ts';

export interface CadenceFacts {
  today: Temporal.PlainDate;
  /** Days between two meetings in the present phase; null where the committee has none. */
  cadenceDays: number | null;
  /** Day of the last meeting; null before the first. */
  last: Temporal.PlainDate | null;
  /** Day of the next one that is scheduled. */
  next: Temporal.PlainDate | null;
}

export interface Lateness {
  /** Days since the last meeting. */
  since: number;
  /** Days beyond the cadence. */
  late: number;
  cadence: number;
}

/**
 * @returns how late the committee is; null within the tolerance, before its first meeting, and when a next one is
 * scheduled not further away than the cadence with its tolerance
 */
export function lateness({ today, cadenceDays, last, next }: CadenceFacts): Lateness | null {
  if (cadenceDays === null || last === null) return null;
  const longest = cadenceDays * cadenceTolerance;
  const since = daysBetween(last, today);
  if (since <= longest) return null;
  if (next && daysBetween(today, next) <= longest) return null;
  return { since, late: since - cadenceDays, cadence: cadenceDays };
}

/** @returns the Monday that follows this instant, 09:00 local, strictly later. */
export function nextWatch(now: Temporal.ZonedDateTime, hour: string): Temporal.ZonedDateTime {
  const monday = now.toPlainDate().add({ days: (8 - now.dayOfWeek) % 7 });
  const at = monday.toZonedDateTime({ timeZone: now.timeZoneId, plainTime: hour });
  return Temporal.ZonedDateTime.compare(at, now) > 0
    ? at
    : monday.add({ days: 7 }).toZonedDateTime({ timeZone: now.timeZoneId, plainTime: hour });
}
