import { phraseOf, understandDay } from '../conversation/date-words.ts';
import { type Here, todayAt, understandDateTime } from '../conversation/moment-words.ts';
import type { Slot } from './poll.ts';

/**
 * The date of a poll that somebody names: by its number (as buttons do), by its day, or by day and hour.
 *
 * @returns null when none, or more than one of that day, answers to it
 */
export function findDate(slots: readonly Slot[], typed: string, here: Here): Slot | null {
  const number = /^(?:n\s*[°ºo]\s*)?(\d{1,2})$/iu.exec(typed.trim())?.[1];
  if (number !== undefined) return slots.find((slot) => slot.number === Number(number)) ?? null;
  const moment = understandDateTime(typed, here);
  if (!('problem' in moment))
    return (
      slots.find(({ startsLocal }) => Temporal.PlainDateTime.from(startsLocal).equals(moment.local)) ?? null
    );
  const day = understandDay(phraseOf(typed), todayAt(here));
  if ('problem' in day) return null;
  const found = slots.filter(({ startsLocal }) => Temporal.PlainDate.from(startsLocal).equals(day.date));
  return found.length === 1 ? (found[0] ?? null) : null;
}
