import type { Transaction } from '../store/store.ts';

/** Where days and hours are those of an organisation: a site of it, or the organisation itself as `{ organisation }`. */
export interface KeepsTime {
  organisation: { timeZone: string };
}

/** @returns what the clock says there at an instant */
export function clockOn(site: KeepsTime, at: Temporal.Instant): Temporal.ZonedDateTime {
  return at.toZonedDateTimeISO(site.organisation.timeZone);
}

/**
 * @returns the local day there at an instant. Whatever is about one site goes by its own day: who is referent, what is due, whether
 *   its go-live has come. Overseas that is not always the day of who asks.
 */
export function dayOn(site: KeepsTime, at: Temporal.Instant): Temporal.PlainDate {
  return clockOn(site, at).toPlainDate();
}

/** @returns the same for who knows of a site only which one it is */
export async function readDayOn(
  tx: Transaction,
  siteId: string,
  at: Temporal.Instant,
): Promise<Temporal.PlainDate> {
  return dayOn(await readClockOf(tx, siteId), at);
}

/** Whose clock a site goes by, for who knows of it only which one it is. */
export function readClockOf(tx: Transaction, siteId: string): Promise<KeepsTime> {
  const select = { organisation: { select: { timeZone: true } } } as const;
  return tx.site.findUniqueOrThrow({ where: { id: siteId }, select });
}
