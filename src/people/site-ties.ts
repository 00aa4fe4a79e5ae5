import type { Transaction } from '../store/store.ts';
import { dateColumn } from '../time.ts';

/** What somebody is for a site, which makes it their own in the matrix (domain.md 4.5, ○). */
export interface SiteTies {
  directs: boolean;
  /** Referent who accepted, on that day. */
  refers: boolean;
  worksThere: boolean;
}

/** A link that holds on a day: from its first day included to its last one excluded. */
export function inForce(day: Temporal.PlainDate) {
  const on = dateColumn(day);
  return {
    AND: [{ OR: [{ from: null }, { from: { lte: on } }] }, { OR: [{ to: null }, { to: { gt: on } }] }],
  };
}

/** @param siteId absent: of any site */
export async function siteTies(
  tx: Transaction,
  personId: string,
  day: Temporal.PlainDate,
  siteId?: string,
): Promise<SiteTies> {
  const [directed, referent, posting] = await Promise.all([
    tx.site.findFirst({ where: { directorId: personId, id: siteId }, select: { id: true } }),
    tx.referentAssignment.findFirst({
      where: { personId, siteId, state: 'accepted', ...inForce(day) },
      select: { id: true },
    }),
    tx.posting.findFirst({ where: { personId, siteId, ...inForce(day) }, select: { id: true } }),
  ]);
  return { directs: directed !== null, refers: referent !== null, worksThere: posting !== null };
}
