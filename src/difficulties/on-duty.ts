import { calendarOf } from '../meetings/working-calendar.ts';
import { sendingFor } from '../people/space-context.ts';
import { nextOpening } from '../delivery/working-days.ts';
import type { OnCall, Organisation, Site } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { dateColumn, plainDate } from '../time.ts';

type Duty = Pick<OnCall, 'personId' | 'from' | 'to'>;

/**
 * Who is on duty for a site at a moment: those of that day; before opening, when the day has nobody, those of the evening before,
 * whose night it still is.
 *
 * @param rows any of the site's on-call rows
 * @param isEarly it is before the opening hour
 * @returns person ids
 */
export function dutyAt(rows: readonly Duty[], day: Temporal.PlainDate, isEarly: boolean): string[] {
  const of = (on: Temporal.PlainDate) =>
    rows
      .filter(
        ({ from, to }) =>
          Temporal.PlainDate.compare(plainDate(from), on) <= 0 &&
          Temporal.PlainDate.compare(on, plainDate(to)) <= 0,
      )
      .map(({ personId }) => personId);
  const today = of(day);
  return [...new Set(today.length === 0 && isEarly ? of(day.subtract({ days: 1 })) : today)];
}

/** What the clock of a site says when somebody there needs help. */
export interface DutyNow {
  onDuty: string[];
  /** Referents and leads are reached at once. */
  isOpen: boolean;
  /** When they are reached. */
  opensAt: Temporal.ZonedDateTime;
}

/** Reads who may be reached on a site at this moment (invariant 11). */
export async function dutyNow(
  tx: Transaction,
  site: Site & { organisation: Organisation },
  now: Temporal.Instant,
): Promise<DutyNow> {
  const local = now.toZonedDateTimeISO(site.organisation.timeZone);
  const day = local.toPlainDate();
  const hours = await sendingFor(tx, site.spaceId, site.organisationId);
  const opensAt = nextOpening(local, await calendarOf(tx, site.organisation), hours);
  const rows = await tx.onCall.findMany({
    where: { siteId: site.id, from: { lte: dateColumn(day) }, to: { gte: dateColumn(day.subtract({ days: 1 })) } },
    orderBy: { id: 'asc' },
  });
  const gone = await tx.person.findMany({
    where: { id: { in: rows.map(({ personId }) => personId) }, state: 'left' },
    select: { id: true },
  });
  const there = rows.filter(({ personId }) => !gone.some(({ id }) => id === personId));
  const isEarly = Temporal.PlainTime.compare(local.toPlainTime(), Temporal.PlainTime.from(hours.opensAt)) < 0;
  return { onDuty: dutyAt(there, day, isEarly), isOpen: opensAt.equals(local), opensAt };
}
