import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { toDate } from '../../src/time.ts';
import type { CalendarText } from './host.ts';

/**
 * Answers with an iCalendar file, or with 304 when the subscriber has it already.
 * @param now system clock: a date in its future is not said (RFC 9110 § 8.8.2.1).
 */
export function calendarResponse(
  c: Context,
  { name, content }: CalendarText,
  now: Temporal.Instant,
): Response {
  const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`;
  const changed = lastStamp(content);
  c.header('ETag', etag);
  if (changed && Temporal.Instant.compare(changed, now) <= 0)
    c.header('Last-Modified', toDate(changed).toUTCString());
  c.header('Cache-Control', 'private, no-cache');
  if (hasItAlready(c, etag, changed)) return c.body(null, 304);
  c.header('Content-Type', 'text/calendar; charset=utf-8');
  c.header('Content-Disposition', disposition(name));
  return c.body(content);
}

/** If-None-Match decides alone where it is sent (RFC 9110 § 13.2.2). */
function hasItAlready(c: Context, etag: string, changed: Temporal.Instant | null): boolean {
  const tags = c.req.header('If-None-Match');
  if (tags !== undefined) {
    return tags.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
  }
  const since = Date.parse(c.req.header('If-Modified-Since') ?? '');
  return changed !== null && !Number.isNaN(since) && changed.epochMilliseconds <= since;
}

/** The latest DTSTAMP: it moves whenever an event does. */
function lastStamp(content: string): Temporal.Instant | null {
  const stamps = [...content.matchAll(/^DTSTAMP:(\d{8}T\d{6}Z)\r$/gm)].map(([, stamp]) => stamp as string);
  const latest = stamps.sort().at(-1);
  return latest ? Temporal.Instant.from(latest) : null;
}

/** RFC 6266: the name in ASCII for old readers, in full for the others. */
function disposition(name: string): string {
  const file = `${name.replace(/[/\\\p{Cc}]/gu, '-')}.ics`;
  const ascii = file.normalize('NFD').replace(/[^\x20-\x7e]|["%]/g, '');
  return `inline; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file.toWellFormed()).replace(/['()*]/g, '-')}`;
}
