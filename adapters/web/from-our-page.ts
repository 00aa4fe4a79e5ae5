import type { Context } from 'hono';

/**
 * Whether a form was sent from our own page. `Sec-Fetch-Site` is the browser’s own word; where it is missing, Origin
 * decides, which the policy no-referrer turns into `null` (Fetch standard, « append a request Origin header »).
 *
 * @param publicUrl address under which people reach the pages
 */
export function fromOurPage(c: Context, publicUrl: string): boolean {
  const site = c.req.header('Sec-Fetch-Site');
  if (site) return site === 'same-origin' || site === 'none';
  const origin = c.req.header('Origin');
  return (
    !origin ||
    origin === 'null' ||
    origin === new URL(publicUrl).origin ||
    origin === new URL(c.req.url).origin
  );
}
