/** Most shifts a site has in a day. */
const mostShifts = 6;

/**
 * @param text « 07:00, 14h, 21h30 »
 * @returns the starts as HH:MM, the earliest first, each once; null when one of them is no hour
 */
export function shiftsIn(text: string): string[] | null {
  const starts = text
    .split(/[,;]|\s+et\s+|\s+and\s+|\s+/)
    .filter(Boolean)
    .map(hourIn);
  if (starts.length === 0 || starts.length > mostShifts || starts.includes(null)) return null;
  return [...new Set(starts as string[])].toSorted();
}

/** @returns « 7h », « 7 h 30 » without its spaces, « 07:30 » as HH:MM; null when it is no hour */
export function hourIn(text: string): string | null {
  const found = /^(\d{1,2})(?:[:h](\d{2})?)?$/i.exec(text.trim().replace(/\s/g, ''));
  const [hour, minute] = [Number(found?.[1]), Number(found?.[2] ?? 0)];
  if (!found || hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
