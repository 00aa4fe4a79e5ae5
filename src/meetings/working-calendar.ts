import type { WorkingCalendar } from '../delivery/timeline.ts';
import { workingCalendar } from '../delivery/working-days.ts';
import type { Transaction } from '../store/store.ts';
import { plainDate } from '../time.ts';

/** Closed days of an organisation: weekends, public holidays, its declared closures and the space's (4.4b). */
export async function calendarOf(
  tx: Transaction,
  organisation: { id: string; spaceId: string; holidays: string },
): Promise<WorkingCalendar> {
  const closures = await periodsOf(tx, organisation, 'closure');
  return workingCalendar({ country: organisation.holidays, closures });
}

/** Periods of one kind that concern an organisation: its own and those of the whole space. */
export async function periodsOf(
  tx: Transaction,
  organisation: { id: string; spaceId: string },
  kind: 'closure' | 'freeze',
): Promise<{ label: string; from: Temporal.PlainDate; to: Temporal.PlainDate }[]> {
  const rows = await tx.calendarConstraint.findMany({
    where: {
      spaceId: organisation.spaceId,
      kind,
      siteId: null,
      OR: [{ organisationId: null }, { organisationId: organisation.id }],
    },
  });
  return rows.map((row) => ({ label: row.label, from: plainDate(row.from), to: plainDate(row.to) }));
}
