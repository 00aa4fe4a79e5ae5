import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Reply } from '../../../src/conversation/reply.ts';
import { fromOurPage } from '../from-our-page.ts';
import { privatePages } from '../private-page.ts';
import { askedIn } from './asked-in.ts';
import { drawConfirmation, drawFormPage, drawNotice, drawPage } from './draw-page.ts';
import { drawNoEntry } from './draw-sign-in.ts';
import { fileRoutes } from './file-routes.ts';
import type { BoardHost, Reader } from './host.ts';
import type { Scene } from './scene.ts';
import { rootOf, sessionIn } from './session-cookie.ts';
import { type BoardSettings, languageOf, signInRoutes } from './sign-in-routes.ts';

/** Characters of everything a form says. */
const longestForm = 64 * 1024;

/** The pages of committees: read by who is signed in, changed by commands alone. */
export function boardRoutes(host: BoardHost, settings: BoardSettings): Hono {
  const { publicUrl } = settings;
  const root = rootOf(publicUrl);
  const routes = new Hono();
  for (const path of ['/board', '/board/*', '/sign-in', '/sign-in/*']) {
    routes.use(path, privatePage);
    routes.use(path, async (c, next) => {
      await next();
      c.header('Cache-Control', 'no-store');
      c.header('X-Robots-Tag', 'noindex, nofollow');
    });
  }
  signInRoutes(routes, host, settings);

  const sceneOf = (reader: Reader, back: string): Scene => ({
    t: host.translators[reader.locale],
    root,
    back,
  });

  async function readerOf(c: Context): Promise<Reader | null> {
    const session = sessionIn(c);
    return session ? host.reader(session) : null;
  }

  function atTheDoor(c: Context) {
    const { translators, mails } = host;
    return c.html(drawNoEntry({ translators, mails, root, fallback: languageOf(c) }, 'signedOut'), 401);
  }

  async function answered(c: Context, reader: Reader, back: string, reply: Reply): Promise<Response> {
    const id = await host.keepReply(reader, reply);
    const [path, query] = back.split('?');
    const more = new URLSearchParams(query);
    more.set('reply', id);
    return c.redirect(`${root}/board/${path}?${more}#reply`, 303);
  }

  routes.post('/board/act', bodyLimit({ maxSize: longestForm }), async (c) => {
    const reader = await readerOf(c);
    if (!reader) return atTheDoor(c);
    const form = new URLSearchParams(await c.req.text());
    const asked = askedIn(form);
    const scene = sceneOf(reader, asked?.back ?? '');
    if (!asked || !fromOurPage(c, publicUrl)) return c.html(drawNotice(scene, 'foreign'), 403);
    const { act, confirm } = asked;
    if (confirm) return c.html(drawConfirmation(scene, { ...act, question: confirm, arguments: act.values }));
    const reply = await host.act(reader, act);
    if (reply.form) return c.html(drawFormPage(scene, reply.form), reply.outcome === 'form' ? 200 : 422);
    return answered(c, reader, scene.back, reply);
  });

  fileRoutes(routes, host, {
    publicUrl,
    readerOf,
    atTheDoor,
    sceneOf,
    sceneOutside: (c) => ({ t: host.translators[languageOf(c)], root, back: '' }),
    answered,
  });

  const show = async (c: Context, path: string) => {
    const reader = await readerOf(c);
    if (!reader) return atTheDoor(c);
    const { reply: replyId, ...query } = c.req.query();
    const page = await host.page(reader, path, query);
    const asking = new URLSearchParams(query).toString();
    const scene = sceneOf(reader, asking ? `${path}?${asking}` : path);
    if (page === null) return c.html(drawNotice(scene, 'notFound'), 404);
    if (page === 'forbidden') return c.html(drawNotice(scene, 'forbidden'), 403);
    const reply = replyId ? await host.takeReply(reader, replyId) : null;
    return c.html(drawPage(scene, page, reply));
  };
  routes.get('/board', (c) => show(c, ''));
  routes.get('/board/:path{.*}', (c) => show(c, new URL(c.req.url).pathname.replace(/^.*?\/board\/?/, '')));
  return routes;
}

/** No script, no frame, no picture from elsewhere; addresses of these pages are told to nobody. */
const privatePage = privatePages(["'self'", 'data:']);
