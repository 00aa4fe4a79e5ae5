import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { noticePage } from './answer-page.ts';
import { fromOurPage } from './from-our-page.ts';
import { privatePage } from './private-page.ts';
import { keepPrivate, languageOf } from './reading-pages.ts';
import type { GivenReply, ReplyHost, ReplyView } from './reply-host.ts';
import { replyPage, valuePrefix } from './reply-page.ts';

/** Bytes of everything a form says: five long answers. */
const longestForm = 64 * 1024;

/** The page behind the buttons of a mail: the message as it is now, and what its reader may answer. */
export function replyRoutes(host: ReplyHost, { publicUrl }: { publicUrl: string }): Hono {
  const routes = new Hono();
  routes.use('/reply/*', privatePage);

  // Link scanners open every address of a mail: looking never answers. HEAD is served by the same route.
  routes.get('/reply/:token', async (c) => show(c, host, await host.look(c.req.param('token'))));

  routes.post('/reply/:token', bodyLimit({ maxSize: longestForm }), async (c) => {
    const given = givenIn(new URLSearchParams(await c.req.text()));
    const view = fromOurPage(c, publicUrl) ? await host.answer(c.req.param('token'), given) : 'foreign';
    if (view !== 'foreign') return show(c, host, view);
    keepPrivate(c);
    return c.html(noticePage(host.translators[languageOf(c)], 'foreign'), 403);
  });
  return routes;
}

function show(c: Context, { translators }: ReplyHost, view: ReplyView) {
  keepPrivate(c);
  if (typeof view === 'string')
    return c.html(noticePage(translators[languageOf(c)], view), view === 'expired' ? 410 : 404);
  return c.html(replyPage(translators, view), statusOf(view));
}

function statusOf({ stale, reply }: Exclude<ReplyView, string>): 200 | 409 | 422 {
  if (stale) return 409;
  return reply?.outcome === 'refused' || reply?.outcome === 'invalid' ? 422 : 200;
}

function givenIn(form: URLSearchParams): GivenReply {
  const values = [...form].flatMap(([name, value]) => {
    const text = value.replaceAll('\r\n', '\n').trim();
    return name.startsWith(valuePrefix) && text ? [[name.slice(valuePrefix.length), text]] : [];
  });
  return { offer: form.get('offer') ?? '', values: Object.fromEntries(values) };
}
