import type { Locale } from '../../conversation/language.ts';
import type { WorkingCalendar } from '../../delivery/timeline.ts';

/** What keeps a series from meeting on a day (C11). */
export interface Obstacles {
  calendar: WorkingCalendar;
  /** A freeze forbids meetings (5.2). */
  freezes: readonly { label: string; from: Temporal.PlainDate; to: Temporal.PlainDate }[];
  /** Days people asked to leave out. */
  exceptions: readonly Temporal.PlainDate[];
  /** Slots at which the committee meets already, local. */
  taken: ReadonlySet<string>;
}

export type SkipReason =
  | { code: 'exception' }
  /** In words: « 25 décembre : Noël ». */
  | { code: 'closed'; reason: string }
  | { code: 'freeze'; label: string }
  | { code: 'taken' };

/** @returns why no meeting is held at a slot, the person's own wish first; null when nothing stands against it. */
export function whySkipped(
  slot: Temporal.PlainDateTime,
  obstacles: Obstacles,
  locale: Locale,
): SkipReason | null {
  const date = slot.toPlainDate();
  if (obstacles.exceptions.some((exception) => exception.equals(date))) return { code: 'exception' };
  const closed = obstacles.calendar.closedBecause(date, locale);
  if (closed) return { code: 'closed', reason: closed };
  const freeze = obstacles.freezes.find(
    ({ from, to }) =>
      Temporal.PlainDate.compare(from, date) <= 0 && Temporal.PlainDate.compare(date, to) <= 0,
  );
  if (freeze) return { code: 'freeze', label: freeze.label };
  return obstacles.taken.has(slotText(slot)) ? { code: 'taken' } : null;
}

/** A slot as rows keep it: YYYY-MM-DDTHH:MM. */
export function slotText(slot: Temporal.PlainDateTime): string {
  return slot.toString({ smallestUnit: 'minute' });
}
