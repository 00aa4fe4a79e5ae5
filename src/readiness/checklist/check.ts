/** A check of a site's list as this room handles it. */
import type { WorkingCalendar } from '../../delivery/timeline.ts';
import { previousOpenDay } from '../../delivery/working-days.ts';
import type { ReadinessCheck } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';
import { plainDate } from '../../time.ts';
import { knownOf } from './default-checks.ts';

/** A check; without an id it is one of a list that nobody has written to yet. */
export type Check = Omit<ReadinessCheck, 'id'> & { id: string | null };

/** What the pure rules judge a check by. */
export type Judged = Pick<
  Check,
  | 'code'
  | 'label'
  | 'ownerRole'
  | 'dueDays'
  | 'blocking'
  | 'state'
  | 'perishableDays'
  | 'perDate'
  | 'verifiedOn'
  | 'forDate'
>;

/**
 * @param calendar of the site: nobody is expected to do it on a closed day, so it is due on the working day before
 * @returns the day it is due; null as long as no go-live is known
 */
export function dueOf(
  { dueDays }: Pick<Judged, 'dueDays'>,
  goLive: Temporal.PlainDate | null,
  calendar: WorkingCalendar,
): Temporal.PlainDate | null {
  return goLive && previousOpenDay(goLive.add({ days: dueDays }), calendar);
}

/**
 * A verification perishes when it was made too long before the go-live, or for another date (4.2, nasty case 1).
 *
 * @returns whether it no longer holds for that go-live
 */
export function isExpired(
  { state, perishableDays, perDate, verifiedOn, forDate }: Judged,
  goLive: Temporal.PlainDate | null,
): boolean {
  if (state !== 'verified' || goLive === null) return false;
  if (perDate) return forDate === null || !plainDate(forDate).equals(goLive);
  if (perishableDays === null || verifiedOn === null) return false;
  const last = plainDate(verifiedOn).add({ days: perishableDays });
  return Temporal.PlainDate.compare(last, goLive) < 0;
}

/** @returns the state as it counts for that go-live */
export function stateFor(check: Judged, goLive: Temporal.PlainDate | null): Check['state'] {
  return isExpired(check, goLive) ? 'expired' : check.state;
}

/** @returns whether nothing more is expected of it for that go-live */
export function isSettled(check: Judged, goLive: Temporal.PlainDate | null): boolean {
  const state = stateFor(check, goLive);
  if (state === 'verified' || state === 'notApplicable') return true;
  return state === 'supplied' && knownOf(check.code).supplyIsEnough === true;
}

/** Two people who change the same check at once: the second one sees what the first did. */
export async function lockCheck(
  tx: Transaction,
  deploymentId: string,
  code: string,
): Promise<ReadinessCheck | null> {
  await tx.$queryRaw`SELECT id FROM "ReadinessCheck"
    WHERE "deploymentId" = ${deploymentId}::uuid AND code = ${code} FOR UPDATE`;
  return tx.readinessCheck.findUnique({ where: { deploymentId_code: { deploymentId, code } } });
}
