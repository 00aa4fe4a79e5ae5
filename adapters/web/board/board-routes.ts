import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { fromOurPage } from '../from-our-page.ts';
import { argumentPrefix, type Scene } from './draw-acts.ts';
import { drawConfirmation, drawFormPage, drawNotice, drawPage } from './draw-page.ts';
import { drawNoEntry } from './draw-sign-in.ts';
import type { BoardAct, BoardHost, Reader } from './host.ts';
import { rootOf, sessionIn } from './session-cookie.ts';
import { type BoardSettings, languageOf, signInRoutes } from './sign-in-routes.ts';

/** Fields a form may have, its own and the command’s: no page has more. */
const mostFields = 60;
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
    const id = await host.keepReply(reader, reply);
    const [path, query] = scene.back.split('?');
    const more = new URLSearchParams(query);
    more.set('reply', id);
    return c.redirect(`${root}/board/${path}?${more}#reply`, 303);
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
const privatePage = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
  strictTransportSecurity: false,
});

const ways = ['button', 'form', 'asForm'] as const;

/** @returns what a form of ours asks for; null when it is none of ours */
function askedIn(form: URLSearchParams): { act: BoardAct; back: string; confirm: string } | null {
  const entries = [...form];
  const command = form.get('command') ?? '';
  const token = form.get('event') ?? '';
  if (entries.length > mostFields || !/^[\w-]{8,64}$/.test(token) || command === '' || command.length > 60)
    return null;
  const given = entries.filter(([name]) => name.startsWith(argumentPrefix));
  const values = Object.fromEntries(
    given
      .map(([name, value]) => [name.slice(argumentPrefix.length), value.replaceAll('\r\n', '\n')] as const)
      .filter(([, value]) => value.trim() !== ''),
  );
  return {
    act: {
      // What is sent again from the same page as it was counts once; what was changed in it counts anew.
      event: `${token}:${createHash('sha256')
        .update(JSON.stringify([command, values]))
        .digest('base64url')
        .slice(0, 16)}`,
      command,
      values,
      way: ways.find((one) => one === form.get('way')) ?? 'form',
    },
    back: backIn(form.get('back') ?? ''),
    confirm: form.get('confirm') ?? '',
  };
}

/** A path below our own pages, whatever was sent. */
function backIn(text: string): string {
  return /^[\w%.~!'()*-]+(\/[\w%.~!'()*-]+)*(\?[\w%.~!'()*&=+@-]*)?$/.test(text) && !text.includes('..')
    ? text
    : '';
}
