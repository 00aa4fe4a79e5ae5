/** Free slots for a committee that should meet soon (domain.md C15). */
import type { Locale } from '../conversation/language.ts';
import type { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { holdsBack, scheduleWarnings } from './schedule-warnings.ts';
import { slotFacts } from './slot-facts.ts';
import { votersOn } from './voters.ts';

/** Days from now between which a date is looked for: two to four weeks, the call for items (J-14) still ahead. */
const firstDay = 15;
const lastDay = 28;
/** Hour at which committees of this project meet. */
const usualHour = '14:00';
/** Slots that are offered. */
const offered = 3;

/** @returns at most so many of the dates, spread over them: the first, the last, those between. */
export function spread<T>(all: readonly T[], count: number): T[] {
  if (all.length <= count) return [...all];
  return Array.from(
    { length: count },
    (_, at) => all[Math.round((at * (all.length - 1)) / (count - 1))] as T,
  );
}

/**
 * @returns up to three starts at 14:00 on working days, without freeze nor clash for who would be invited
 */
export async function freeSlots(
  tx: Transaction,
  committee: Prisma.CommitteeGetPayload<{ include: { organisation: true; space: true } }>,
  { durationMinutes, now, locale }: { durationMinutes: number; now: Temporal.Instant; locale: Locale },
): Promise<Temporal.PlainDateTime[]> {
  const today = now.toZonedDateTimeISO(committee.timeZone).toPlainDate();
  const free: Temporal.PlainDateTime[] = [];
  for (let ahead = firstDay; ahead <= lastDay; ahead++) {
    const start = today.add({ days: ahead }).toPlainDateTime(usualHour);
    if (start.dayOfWeek > 5) continue;
    const people = await votersOn(tx, committee.id, start.toPlainDate());
    const facts = await slotFacts(tx, { committee, start, durationMinutes, people, now, locale });
    if (!scheduleWarnings(facts).some(holdsBack)) free.push(start);
  }
  return spread(free, offered);
}
