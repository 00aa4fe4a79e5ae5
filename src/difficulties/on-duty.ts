import { nextOpening } from '../delivery/working-days.ts';
import { sendingFor } from '../people/space-context.ts';
import { clockOn } from '../sites/day-on.ts';
import { type Duty, onDuty } from '../sites/on-duty.ts';
import { calendarOfSite } from '../sites/working-calendar.ts';
import type { Organisation, Site } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';

/** What the clock of a site says when somebody there needs help. */
export interface DutyNow {
  onDuty: Duty[];
  /** Referents and leads are reached at once. */
  isOpen: boolean;
  /** When they are reached. */
  opensAt: Temporal.ZonedDateTime;
}

/**
 * Reads who may be reached on a site at this moment (invariant 11): who is on duty that day; before the opening hour, where
 * the day has nobody, who was the evening before, as it is still their night.
 */
export async function dutyNow(
  tx: Transaction,
  site: Site & { organisation: Organisation },
  now: Temporal.Instant,
): Promise<DutyNow> {
  const local = clockOn(site, now);
  const day = local.toPlainDate();
  const hours = await sendingFor(tx, site.spaceId, site.organisationId);
  const opensAt = nextOpening(local, await calendarOfSite(tx, site), hours);
  const isEarly = Temporal.PlainTime.compare(local.toPlainTime(), Temporal.PlainTime.from(hours.opensAt)) < 0;
  const today = await onDuty(tx, site.id, day);
  const found = today.length === 0 && isEarly ? await onDuty(tx, site.id, day.subtract({ days: 1 })) : today;
  return { onDuty: found, isOpen: opensAt.equals(local), opensAt };
}

/** @returns whether somebody is on duty for the site at this moment */
export async function isOnDuty(
  tx: Transaction,
  site: Site & { organisation: Organisation },
  personId: string,
  now: Temporal.Instant,
): Promise<boolean> {
  return (await dutyNow(tx, site, now)).onDuty.some((duty) => duty.personId === personId);
}
