/** The local workspace answers this computer only: another site's page, or a name that was made to point here, is refused. */
import { createMiddleware } from 'hono/factory';
import { LocalRefusal } from './errors.ts';

const names = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Checks Host against DNS rebinding, and Origin and Sec-Fetch-Site against other sites' pages.
 * @param port the port the service listens on, known once it listens
 */
export function loopbackOnly(port: () => number) {
  return createMiddleware(async (context, next) => {
    const allowed = names.flatMap((name) => (port() === 80 ? [name, `${name}:80`] : [`${name}:${port()}`]));
    const host = context.req.header('host')?.toLowerCase() ?? '';
    if (!allowed.includes(host)) throw new LocalRefusal('foreignHost', { host });
    const origin = context.req.header('origin');
    if (origin !== undefined && origin.toLowerCase() !== `http://${host}`) {
      throw new LocalRefusal('foreignOrigin', { origin });
    }
    const site = context.req.header('sec-fetch-site') ?? 'same-origin';
    const reading = context.req.method === 'GET' || context.req.method === 'HEAD';
    // A link from elsewhere may open the page; nothing else may come from another site.
    const arriving = reading && context.req.header('sec-fetch-mode') === 'navigate';
    if (!arriving && site !== 'same-origin' && site !== 'none')
      throw new LocalRefusal('foreignOrigin', { origin: site });
    await next();
  });
}
