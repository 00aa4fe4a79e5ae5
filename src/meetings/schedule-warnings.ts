/** What an author should know before nine people are told a date (domain.md C10, C15, 4.3, 5.2). */

export interface Neighbour {
  title: string;
  /** The title starts with the committee's own acronym (« le COPIL n°1 »). */
  acronym: boolean;
  date: Temporal.PlainDate;
}

export interface SlotFacts {
  today: Temporal.PlainDate;
  start: Temporal.PlainDateTime;
  durationMinutes: number;
  /** Opening hours of the committee's organisation, local HH:MM. */
  hours: { opensAt: string; closesAt: string };
  /** Nearest meetings of the same committee, the moved one left out. */
  previous: Neighbour | null;
  next: Neighbour | null;
  /** Days between two meetings in the present phase; null where the committee has no cadence for it. */
  cadenceDays: number | null;
  /** Why the day is closed, or null. */
  closed: string | null;
  /** Declared freezes that cover the day. */
  freezes: string[];
  /** Meetings of the same people at the same time. */
  clashes: { reference: string; people: number }[];
}

export type Warning =
  | { code: 'shortNotice'; days: number }
  | { code: 'lateCadence'; days: number; title: string; acronym: boolean; cadence: number }
  /** No alarm: how long since the last one. */
  | { code: 'sinceLast'; days: number; title: string; acronym: boolean }
  | { code: 'closedDay'; reason: string }
  | { code: 'freeze'; label: string }
  | { code: 'outsideHours'; opens: string; closes: string }
  | { code: 'farAway'; months: number }
  | { code: 'clash'; reference: string; people: number };

/** Late alert at cadence × 1.25 (4.3). */
export const cadenceTolerance = 1.25;
/** Notice that leaves directors' diaries room (M01). */
const advisedNoticeDays = 21;

/** A date further ahead is more often a slip of the keyboard than a plan. */
const farMonths = 18;

/** Warnings after which nothing is sent before the author has confirmed. */
const holding = new Set<Warning['code']>(['closedDay', 'freeze', 'clash', 'outsideHours', 'farAway']);

export function holdsBack(warning: Warning): boolean {
  return holding.has(warning.code);
}

/** @returns the warnings for a slot, the gravest first. */
export function scheduleWarnings(slot: SlotFacts): Warning[] {
  const date = slot.start.toPlainDate();
  const warnings: Warning[] = [];
  if (slot.closed) warnings.push({ code: 'closedDay', reason: slot.closed });
  if (isOutside(slot))
    warnings.push({ code: 'outsideHours', opens: slot.hours.opensAt, closes: slot.hours.closesAt });
  const months = slot.today.until(date, { largestUnit: 'month' }).months;
  if (months >= farMonths) warnings.push({ code: 'farAway', months });
  for (const label of slot.freezes) warnings.push({ code: 'freeze', label });
  for (const clash of slot.clashes) warnings.push({ code: 'clash', ...clash });
  if (slot.previous) {
    const { title, acronym } = slot.previous;
    const days = daysBetween(slot.previous.date, date);
    const cadence = slot.cadenceDays;
    if (cadence !== null && days > cadence * cadenceTolerance)
      warnings.push({ code: 'lateCadence', days, title, acronym, cadence });
    else warnings.push({ code: 'sinceLast', days, title, acronym });
  }
  const notice = daysBetween(slot.today, date);
  if (notice < advisedNoticeDays) warnings.push({ code: 'shortNotice', days: notice });
  return warnings;
}

/** Begins before opening, or ends after closing. */
function isOutside({ start, durationMinutes, hours }: SlotFacts): boolean {
  const end = start.add({ minutes: durationMinutes });
  const opens = start.withPlainTime(hours.opensAt);
  const closes = start.withPlainTime(hours.closesAt);
  return Temporal.PlainDateTime.compare(start, opens) < 0 || Temporal.PlainDateTime.compare(closes, end) < 0;
}

/** Calendar days from one date to a later one. */
export function daysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  return from.until(to, { largestUnit: 'day' }).days;
}
