/**
 * The number of a new meeting: the one its title gives (« COPIL n°2 ») when it is free,
 * else the one after the meeting that precedes it in time when that is free, else the next after the last.
 */
export function meetingNumber(
  title: string | undefined,
  startsAt: Temporal.Instant,
  existing: { number: number; startsAt: Temporal.Instant }[],
): number {
  const taken = new Set(existing.map((meeting) => meeting.number));
  const wanted = numberInTitle(title);
  if (wanted !== null && !taken.has(wanted)) return wanted;
  const before = existing.filter((meeting) => Temporal.Instant.compare(meeting.startsAt, startsAt) < 0);
  const after = Math.max(0, ...before.map((meeting) => meeting.number)) + 1;
  return taken.has(after) ? Math.max(...taken) + 1 : after;
}

/** @returns 2 for « COPIL n°2 », « COPIL n° 2 » or « COPIL #2 »; null when the title has no number. */
function numberInTitle(title: string | undefined): number | null {
  const found = /(?:n\s*[°ºo]|#)\s*(\d{1,4})\b/i.exec(title ?? '');
  return found?.[1] ? Number(found[1]) : null;
}
