import type { CalendarRecurrence } from './calendar-event.ts';

/**
 * RRULE and EXDATE as they stand in a file. UNTIL is in UTC because the start has a zone (RFC 5545 § 3.3.10); each
 * slot left out has a line of its own, which every calendar reads, and is written like the start (§ 3.8.5.1).
 *
 * @param zone IANA name
 */
export function recurrenceLines({ rule, until, excluded }: CalendarRecurrence, zone: string): string {
  if (!/^[A-Z0-9=;,+-]+$/.test(rule) || rule.includes('UNTIL') || rule.includes('COUNT'))
    throw new RangeError(`not a recurrence rule without an end: ${JSON.stringify(rule)}`);
  const last = until.toZonedDateTime(zone).toInstant().toString({ smallestUnit: 'second' });
  const slots = [...excluded].sort(Temporal.PlainDateTime.compare);
  return [
    `RRULE:${rule};UNTIL=${compact(last)}`,
    ...slots.map((slot) => `EXDATE;TZID=${zone}:${compact(slot.toString({ smallestUnit: 'second' }))}`),
  ].join('\r\n');
}

/** `2026-12-24T11:00:00` → `20261224T110000`. */
function compact(moment: string): string {
  return moment.replace(/[-:]/g, '');
}
