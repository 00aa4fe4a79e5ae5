/** How many of the staff are trained, category by category (C39, K13). */

import { professionNamed, professions } from '../../people/professions.ts';

/** Categories that count; who directs is trained with whoever they work with. */
export const categories = [
  professions.administration,
  professions.education,
  professions.care,
  professions.technical,
] as const;
export type Category = (typeof categories)[number];

export interface HeldSession {
  on: Temporal.PlainDate;
  /** People who were there, by id. */
  present: readonly string[];
  /** How many more were there, by category, where only a count was given. */
  counted: Partial<Record<Category, number>>;
}

export interface Rate {
  trained: number;
  of: number;
  /** Whole percent, rounded to the nearest. */
  percent: number;
}

export interface Rates {
  total: Rate;
  /** Only categories somebody belongs to. */
  categories: (Rate & { category: Category; reached: boolean })[];
  /** Every category reaches the threshold. */
  reached: boolean;
  /** Sessions that count. */
  held: number;
}

/**
 * @param validDays days before the go-live from which a training counts, 21 of 4.2; null: it always does
 * @returns whether a session of that day counts for the go-live
 */
export function counts(
  on: Temporal.PlainDate,
  goLive: Temporal.PlainDate | null,
  validDays: number | null,
): boolean {
  if (goLive === null || validDays === null) return true;
  return Temporal.PlainDate.compare(on, goLive.subtract({ days: validDays })) >= 0;
}

/**
 * A training that was held too long before the go-live no longer counts; one that is counted without names never makes a category
 * more than full.
 *
 * @param threshold percent of each category
 */
export function trainingRates(given: {
  staff: readonly { personId: string; category: string | null }[];
  sessions: readonly HeldSession[];
  goLive: Temporal.PlainDate | null;
  validDays: number | null;
  threshold: number;
}): Rates {
  const { staff, goLive, validDays, threshold } = given;
  const sessions = given.sessions.filter(({ on }) => counts(on, goLive, validDays));
  const present = new Set(sessions.flatMap((session) => session.present));
  const found = categories.flatMap((category) => {
    const people = staff.filter((one) => categoryOf(one.category) === category);
    if (people.length === 0) return [];
    const named = people.filter(({ personId }) => present.has(personId)).length;
    const counted = sessions.reduce((sum, session) => sum + (session.counted[category] ?? 0), 0);
    const rate = rateOf(Math.min(people.length, named + counted), people.length);
    return [{ ...rate, category, reached: rate.trained * 100 >= threshold * rate.of }];
  });
  const sum = (of: 'trained' | 'of') => found.reduce((total, one) => total + one[of], 0);
  return {
    total: rateOf(sum('trained'), sum('of')),
    categories: found,
    reached: found.length > 0 && found.every(({ reached }) => reached),
    held: sessions.length,
  };
}

function rateOf(trained: number, of: number): Rate {
  return { trained, of, percent: of === 0 ? 0 : Math.round((trained * 100) / of) };
}

/** @returns the category of a profession as people write it; null when it counts in none */
export function categoryOf(text: string | null): Category | null {
  const named = professionNamed(text);
  return categories.find((category) => named !== null && category === professions[named]) ?? null;
}
