import type { SpaceFile } from './space-file.ts';

/** @returns the instant a wall time means: one that does not exist slides forward, one that exists twice is its first passage (domain.md 4.4b). */
export function wallTime(local: string, timeZone: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(local)
    .toZonedDateTime(timeZone, { disambiguation: 'compatible' })
    .toInstant();
}

/** @returns where the file sets the business clock, null when it leaves it alone. */
export function clockOf(file: SpaceFile): Temporal.Instant | null {
  return file.clock ? wallTime(file.clock.at, file.clock.timeZone ?? file.space.timeZone) : null;
}
