/** What was done for one date, and may not hold for another: trainings (K13) and checks that expire (4.2). */
import type { Transaction } from '../../store/store.ts';
import { plainDate } from '../../time.ts';

/** Days for which a training holds before a go-live (K13, domain.md 5.4, case 1). */
export const trainingHoldsDays = 21;

export interface TouchedTrainings {
  /** Held, and recent enough on the new date. */
  valid: number;
  /** Held too long before it. */
  again: number;
  /** Planned on the new date or after it. */
  after: number;
}

export async function touchedTrainings(
  tx: Transaction,
  siteId: string,
  goLive: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
): Promise<TouchedTrainings> {
  const sessions = await tx.trainingSession.findMany({
    where: { siteId, state: { not: 'cancelled' } },
    select: { on: true, state: true },
  });
  const touched: TouchedTrainings = { valid: 0, again: 0, after: 0 };
  for (const session of sessions) {
    const on = plainDate(session.on);
    const held = session.state === 'held' || Temporal.PlainDate.compare(on, today) < 0;
    if (held && goLive) touched[trainingHolds(on, goLive) ? 'valid' : 'again'] += 1;
    else if (goLive && Temporal.PlainDate.compare(on, goLive) >= 0) touched.after += 1;
  }
  return touched;
}

/** @returns whether a session held on a day still counts on the go-live */
export function trainingHolds(on: Temporal.PlainDate, goLive: Temporal.PlainDate): boolean {
  return on.until(goLive, { largestUnit: 'day' }).days <= trainingHoldsDays;
}

export interface ExpiringCheck {
  code: string;
  label: string;
}

/** @returns checks that are verified today and will not be any more on the new go-live, by their own rule */
export async function expiringChecks(
  tx: Transaction,
  deploymentId: string,
  goLive: Temporal.PlainDate,
): Promise<ExpiringCheck[]> {
  const verified = await tx.readinessCheck.findMany({
    where: { deploymentId, state: 'verified' },
    orderBy: [{ position: 'asc' }, { code: 'asc' }],
  });
  return verified
    .filter(({ perDate, forDate, perishableDays, verifiedOn }) => {
      if (perDate) return !forDate || !plainDate(forDate).equals(goLive);
      if (perishableDays === null || !verifiedOn) return false;
      return Temporal.PlainDate.compare(plainDate(verifiedOn).add({ days: perishableDays }), goLive) < 0;
    })
    .map(({ code, label }) => ({ code, label }));
}
