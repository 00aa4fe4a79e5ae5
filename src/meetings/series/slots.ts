import { RRuleTemporal } from 'rrule-temporal';
import { type Rhythm, rankInMonth } from './rhythm.ts';

export interface SlotRange {
  /** First slot; it follows the rule. */
  start: Temporal.PlainDateTime;
  /** RRULE without an end. */
  rule: string;
  /** Last day on which a slot may fall. */
  until: Temporal.PlainDate;
}

/**
 * Every local slot of a rule, in order. Slots are wall times: they are counted out on a clock that never changes, so
 * 11:00 stays 11:00 whatever the zone does.
 */
export function slotsOf({ start, rule, until }: SlotRange): Temporal.PlainDateTime[] {
  if (Temporal.PlainDate.compare(start.toPlainDate(), until) > 0) return [];
  const recurrence = new RRuleTemporal({
    rruleString: `RRULE:${rule}`,
    dtstart: start.toZonedDateTime('UTC'),
    until: until.toPlainDateTime('23:59:59').toZonedDateTime('UTC'),
  });
  return recurrence.all().map((slot) => Temporal.ZonedDateTime.from(slot.toString()).toPlainDateTime());
}

/** @returns the first day that the rhythm allows, on or after a day. */
export function firstDayOn(rhythm: Rhythm, from: Temporal.PlainDate): Temporal.PlainDate {
  let day = from.add({ days: (rhythm.weekday - from.dayOfWeek + 7) % 7 });
  if (rhythm.unit === 'month') while (!isNth(day, rhythm.nth)) day = day.add({ weeks: 1 });
  return day;
}

function isNth(day: Temporal.PlainDate, nth: number): boolean {
  return nth === -1 ? day.add({ weeks: 1 }).month !== day.month : rankInMonth(day) === nth && day.day <= 28;
}

/** The RRULE of all the weeks between: what carries a series with dates beside its own rule, since every slot shares one weekday. */
export function weeklyRule(weekday: number): string {
  return `FREQ=WEEKLY;INTERVAL=1;BYDAY=${['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'][weekday - 1]}`;
}
