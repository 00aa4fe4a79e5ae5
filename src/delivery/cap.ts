/** A message to one person on one local day, as the cap sees it. */
export interface DayMessage {
  id: string;
  at: Temporal.Instant;
  /** Day of its subject; null for none. */
  on: Temporal.PlainDate | null;
  /** Says at least one reminder: it counts. */
  reminds: boolean;
  /** Says nothing but reminders: it may wait. */
  onlyReminds: boolean;
  /** On its way already: it counts and nothing holds it back any more. */
  gone: boolean;
}

/**
 * At most so many reminders per person per day (domain.md C41, 4.4b « The cap »). Messages that never wait take their
 * places first, then the nearest subject; the rest wait for one uncounted digest.
 *
 * @param day all messages of one person on one local day
 * @returns ids of the messages that wait, never one that says anything but reminders
 */
export function heldByCap(
  day: readonly DayMessage[],
  { remindersPerDay, today }: { remindersPerDay: number; today: Temporal.PlainDate },
): Set<string> {
  const taken = day.filter((message) => message.reminds && (message.gone || !message.onlyReminds)).length;
  const places = Math.max(0, remindersPerDay - taken);
  const waiting = day
    .filter((message) => message.onlyReminds && !message.gone)
    .sort((a, b) => distance(a, today) - distance(b, today) || orderOf(a, b));
  return new Set(waiting.slice(places).map(({ id }) => id));
}

/** Days between today and the subject; a message about no day comes last. */
function distance({ on }: DayMessage, today: Temporal.PlainDate): number {
  return on ? Math.abs(today.until(on, { largestUnit: 'days' }).days) : Number.MAX_SAFE_INTEGER;
}

function orderOf(a: DayMessage, b: DayMessage): number {
  return Temporal.Instant.compare(a.at, b.at) || (a.id < b.id ? -1 : 1);
}
