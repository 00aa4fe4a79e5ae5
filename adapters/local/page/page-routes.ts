/** What can be read: the page, its live stream, files and mails. What acts is in act-routes.ts. */
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { streamSSE } from 'hono/streaming';
import type { Locale } from '../../../src/conversation/language.ts';
import { LocalRefusal } from '../errors.ts';
import type { LocalParts } from '../local-parts.ts';
import { filesOf } from '../message-store.ts';
import { words } from '../messages.ts';
import { storable } from '../storable.ts';
import { actRoutes } from './act-routes.ts';
import { asset } from './assets.ts';
import { completionList } from './completion-list.ts';
import { conversationContent, paneContent } from './content.ts';
import { follow } from './live.ts';
import { frame, page } from './page.ts';
import { foundPeople } from './people-nav.ts';
import { sceneOf } from './scene.ts';
import { viewOf } from './view.ts';
import { emptySpace } from './welcome.ts';

/** Scripts and styles from here only, nothing inline; mails are drawn in a frame without rights. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A mail may style itself and open its links in a new window, nothing else. */
const mailPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "frame-ancestors 'self'",
  'sandbox allow-popups allow-popups-to-escape-sandbox',
].join('; ');

/** @param closing ends the event streams */
export function pageRoutes(parts: LocalParts, closing: AbortSignal): Hono {
  const { store, mailbox, bot, directory, feed, log } = parts;
  const query = ({ req }: Context) => storable(req.query()) as Record<string, string>;

  return new Hono()
    .use(async (context, next) => {
      await next();
      context.header('X-Content-Type-Options', 'nosniff');
      context.header('Referrer-Policy', 'same-origin');
      if (!context.res.headers.has('Content-Security-Policy'))
        context.header('Content-Security-Policy', pagePolicy);
    })
    .get('/', async (context) => {
      const revision = feed.revision();
      const scene = await sceneOf(parts, viewOf(query(context))).catch(notThere);
      if (scene === 'not there') return context.redirect('/local');
      if (!scene) return context.html(await emptyPage(languageOf(context)));
      const { form } = scene.view;
      const [conversation, pane, opened] = await Promise.all([
        conversationContent(parts, scene),
        paneContent(parts, scene),
        form ? parts.forms.of(scene.me.handle, form) : null,
      ]);
      const shown = opened?.submitted ? null : opened;
      return context.html(await page(scene, { conversation, pane, form: shown, revision }));
    })
    .get('/live', (context) => {
      const { since = '', ...view } = query(context);
      return streamSSE(
        context,
        (stream) => follow(parts, viewOf(view), since, stream, closing),
        async (error) => {
          // What is cut short because the service stops is no failure.
          if (!closing.aborted) log.error({ error }, 'local workspace: a live page was lost');
        },
      );
    })
    .get('/completions', async (context) => {
      const { as = '', in: where = 'dm', typed = '', list = 'completions' } = query(context);
      const speaker = await directory.speaker(as);
      return context.html(await completionList(bot, speaker, where, typed, list));
    })
    .get('/people', async (context) => {
      const { view = '', name = '' } = query(context);
      const scene = await sceneOf(parts, viewOf(Object.fromEntries(new URLSearchParams(view))));
      return context.html(scene ? await foundPeople(scene, name) : '');
    })
    .get('/files/:message/:index/:name', async (context) => {
      const message = await store.byId(context.req.param('message'));
      const file = message && filesOf(message)[Number(context.req.param('index'))];
      if (!file) throw new LocalRefusal('unknownPath', { path: context.req.path });
      return download(context, file.content, file.type, file.name);
    })
    .get('/mails/:id/invitation.ics', async (context) => {
      const mail = await mailbox.byId(context.req.param('id'));
      if (!mail?.calendar) throw new LocalRefusal('unknownPath', { path: context.req.path });
      return download(context, mail.calendar, 'text/calendar; charset=utf-8', 'invitation.ics');
    })
    .get('/mails/:id/html', async (context) => {
      const mail = await mailbox.byId(context.req.param('id'));
      if (!mail) throw new LocalRefusal('unknownPath', { path: context.req.path });
      context.header('Content-Security-Policy', mailPolicy);
      return context.html(`<base target="_blank">${mail.html}`);
    })
    .get('/assets/:name', async (context) => {
      const file = await asset(context.req.param('name'));
      if (!file) throw new LocalRefusal('unknownPath', { path: context.req.path });
      return context.body(new Uint8Array(file.content), 200, {
        'Content-Type': file.type,
        'Cache-Control': 'no-cache',
      });
    })
    .route('/', actRoutes(parts));
}

/** An old address names somebody who left, or a channel that is gone: the first page instead. */
function notThere(error: unknown): 'not there' {
  if (error instanceof LocalRefusal) return 'not there';
  throw error;
}

async function emptyPage(locale: Locale): Promise<string> {
  const t = words[locale];
  return String(await frame(locale, t('local.empty.heading'), html`${emptySpace({ t })}`));
}

function languageOf({ req }: Context): Locale {
  return /^\s*en\b/i.test(req.header('accept-language') ?? '') ? 'en' : 'fr';
}

/** Always a download: what a file says it is may be anything. */
function download(context: Context, content: string, type: string, name: string): Response {
  const safe = /^[\w.+-]+\/[\w.+-]+(;\s*[\w-]+=[\w-]+)*$/.test(type) ? type : 'application/octet-stream';
  return context.body(content, 200, {
    'Content-Type': safe,
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
}
