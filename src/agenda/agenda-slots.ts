/** When each point begins and ends, if the ones before it take the time they announced. */
export interface AgendaSlot {
  start: Temporal.ZonedDateTime;
  /** Equal to `start` for a point that does not say how long it takes. */
  end: Temporal.ZonedDateTime;
}

interface TimedPoint {
  id: string;
  /** Null while nobody said how long it takes. */
  minutes: number | null;
}

/**
 * C19: « 14 h 40 à 15 h » follows from the order and the minutes of the points before.
 *
 * @param items in the order of the agenda
 * @param start of the meeting, in its zone
 * @returns slots by id of the point
 */
export function agendaSlots(
  items: readonly TimedPoint[],
  start: Temporal.ZonedDateTime,
): Map<string, AgendaSlot> {
  const slots = new Map<string, AgendaSlot>();
  let from = start;
  for (const { id, minutes } of items) {
    const end = from.add({ minutes: minutes ?? 0 });
    slots.set(id, { start: from, end });
    from = end;
  }
  return slots;
}
