import type { WorkingCalendar } from '../delivery/timeline.ts';
import { workingCalendar } from '../delivery/working-days.ts';
import type { Transaction } from '../store/store.ts';
import { plainDate } from '../time.ts';

interface Period {
  label: string;
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
}

interface OfOrganisation {
  id: string;
  spaceId: string;
  /** Whose public holidays count, as `publicHolidays` reads it. */
  holidays: string;
}

/** Closed days of an organisation: weekends, public holidays, its declared closures and the space's (4.4b). */
export function calendarOf(tx: Transaction, organisation: OfOrganisation): Promise<WorkingCalendar> {
  return readCalendar(tx, organisation);
}

/** Closed days of a site: those of its organisation, and its own closures. Whatever is about one site goes by it (4.4b). */
export function calendarOfSite(
  tx: Transaction,
  { id, organisation }: { id: string; organisation: OfOrganisation },
): Promise<WorkingCalendar> {
  return readCalendar(tx, organisation, id);
}

/** Periods in which an organisation plans nothing: its own and those of the whole space. */
export function freezesOf(tx: Transaction, organisation: OfOrganisation): Promise<Period[]> {
  return readPeriods(tx, organisation, 'freeze');
}

/** Periods in which nothing is planned on a site: those of its organisation, and its own. */
export function freezesOfSite(
  tx: Transaction,
  { id, organisation }: { id: string; organisation: OfOrganisation },
): Promise<Period[]> {
  return readPeriods(tx, organisation, 'freeze', id);
}

async function readCalendar(
  tx: Transaction,
  organisation: OfOrganisation,
  siteId?: string,
): Promise<WorkingCalendar> {
  const closures = await readPeriods(tx, organisation, 'closure', siteId);
  return workingCalendar({ country: organisation.holidays, closures });
}

async function readPeriods(
  tx: Transaction,
  organisation: OfOrganisation,
  kind: 'closure' | 'freeze',
  siteId?: string,
): Promise<Period[]> {
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
