import type { WorkingCalendar } from '../delivery/timeline.ts';
import { workingCalendar } from '../delivery/working-days.ts';
import type { Transaction } from '../store/store.ts';
import { plainDate } from '../time.ts';

/**
 * Closed days of an organisation: weekends, public holidays, its declared closures and the space's (4.4b).
 *
 * @param siteId with the closures of this site of it too
 */
export async function calendarOf(
  tx: Transaction,
  organisation: { id: string; spaceId: string; holidays: string },
  siteId?: string,
): Promise<WorkingCalendar> {
  const closures = await periodsOf(tx, organisation, 'closure', siteId);
  return workingCalendar({ country: organisation.holidays, closures });
}

/** Periods of one kind that concern an organisation, and one site of it when it is named: theirs and those of the whole space. */
export async function periodsOf(
  tx: Transaction,
  organisation: { id: string; spaceId: string },
  kind: 'closure' | 'freeze',
  siteId?: string,
): Promise<{ label: string; from: Temporal.PlainDate; to: Temporal.PlainDate }[]> {
  const rows = await tx.calendarConstraint.findMany({
    where: {
      spaceId: organisation.spaceId,
      kind,
      withdrawnAt: null,
      OR: [
        { siteId: null, organisationId: null },
        { siteId: null, organisationId: organisation.id },
        ...(siteId ? [{ siteId }] : []),
      ],
    },
  });
  return rows.map((row) => ({ label: row.label, from: plainDate(row.from), to: plainDate(row.to) }));
}
