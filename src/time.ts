/** The only file that reads the computer's clock; everything else is handed a `Clock`. */

export interface Clock {
  /** Business time: decides what is due. In the local workspace it stands still until somebody moves it. */
  now(): Temporal.Instant;
  /** System time: signatures, tokens, leases, rate limits. */
  system(): Temporal.Instant;
}

export const systemClock: Clock = {
  now: () => Temporal.Now.instant(),
  system: () => Temporal.Now.instant(),
};

/** @returns the JavaScript `Date` that Prisma wants for an instant. */
export function toDate(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}

/** @returns the instant of a `timestamptz` read through Prisma. */
export function toInstant(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}

/** @returns the `Date` (midnight UTC) that Prisma wants for a `date` column. */
export function dateColumn(date: Temporal.PlainDate): Date {
  return new Date(`${date.toString()}T00:00:00.000Z`);
}

/** @returns the calendar date of a `date` column read through Prisma. */
export function plainDate(date: Date): Temporal.PlainDate {
  return Temporal.PlainDate.from(date.toISOString().slice(0, 10));
}
