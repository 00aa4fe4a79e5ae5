import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Locale } from '../../../src/conversation/language.ts';
import type { Clock } from '../../../src/time.ts';
import { fromOurPage } from '../from-our-page.ts';
import { type Door, drawLink, drawNoEntry } from './draw-sign-in.ts';
import type { BoardHost } from './host.ts';
import { clearSession, rootOf, sessionIn, setSession } from './session-cookie.ts';

export interface BoardSettings {
  /** Address under which people reach these pages; a form must come from there. */
  publicUrl: string;
  clock: Pick<Clock, 'system'>;
}

/** Requests for a mail from one network address in a minute: a whole office may stand behind one. */
const mailsPerMinute = 10;

export function languageOf(c: Context): Locale {
  return /^\s*en\b/i.test(c.req.header('Accept-Language') ?? '') ? 'en' : 'fr';
}

/** How a browser comes in and leaves. */
export function signInRoutes(routes: Hono, host: BoardHost, { publicUrl, clock }: BoardSettings): void {
  const root = rootOf(publicUrl);
  const asked = new Map<string, Temporal.Instant[]>();
  const door = (c: Context): Door => ({
    translators: host.translators,
    mails: host.mails,
    root,
    fallback: languageOf(c),
  });

  routes.get('/sign-in/:token', async (c) => {
    const token = c.req.param('token');
    const view = await host.lookAtLink(token);
    return c.html(drawLink(door(c), token, view), statusOf[view.state]);
  });

  routes.post('/sign-in/:token', bodyLimit({ maxSize: 1024 }), async (c) => {
    const token = c.req.param('token');
    const signed = fromOurPage(c, publicUrl) ? await host.signIn(token) : null;
    if (!signed) {
      const view = await host.lookAtLink(token);
      return c.html(drawLink(door(c), token, view), view.state === 'open' ? 403 : statusOf[view.state]);
    }
    setSession(c, signed.session, publicUrl);
    return c.redirect(`${root}/board/${signed.path}`, 303);
  });

  routes.post('/sign-in', bodyLimit({ maxSize: 4096 }), async (c) => {
    if (!fromOurPage(c, publicUrl)) return c.html(drawNoEntry(door(c), 'signedOut'), 403);
    if (isTooOften(c)) return c.html(drawNoEntry(door(c), 'tooOften'), 429);
    const email = new URLSearchParams(await c.req.text()).get('email') ?? '';
    // The same sentence whoever it is: the page is no directory.
    if (email.length <= 254) await host.mailLink(email);
    return c.html(drawNoEntry(door(c), 'sent'));
  });

  routes.post('/board/sign-out', async (c) => {
    const session = sessionIn(c);
    if (session && fromOurPage(c, publicUrl)) {
      await host.signOut(session);
      clearSession(c, publicUrl);
    }
    return c.html(drawNoEntry(door(c), 'left'));
  });

  function isTooOften(c: Context): boolean {
    const now = clock.system();
    const since = now.subtract({ minutes: 1 });
    for (const [address, moments] of asked) {
      const recent = moments.filter((moment) => Temporal.Instant.compare(moment, since) > 0);
      if (recent.length === 0) asked.delete(address);
      else asked.set(address, recent);
    }
    const address = addressOf(c);
    const moments = asked.get(address) ?? [];
    if (moments.length >= mailsPerMinute) return true;
    asked.set(address, [...moments, now]);
    return false;
  }
}

const statusOf = { open: 200, used: 410, expired: 410, unknown: 404 } as const;

/** Behind a proxy it is the proxy’s: then the limit is everybody’s. */
function addressOf(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    return 'unknown';
  }
}
