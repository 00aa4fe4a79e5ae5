import { type Context, Hono } from 'hono';
import { html, raw } from 'hono/html';
import { secureHeaders } from 'hono/secure-headers';
import { inline } from '../../src/conversation/render-html.ts';
import type { NoteHost, NoteSheet } from './note-host.ts';
import { type Html, page } from './page.ts';

/** The page behind the code of a printed note: it is read, without an account, and there is nothing to press. */
export function noteRoutes(host: NoteHost): Hono {
  const routes = new Hono();
  routes.use(
    '/note/*',
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
      xFrameOptions: 'DENY',
      strictTransportSecurity: false,
    }),
  );

  routes.get('/note/:token', async (c) => {
    c.header('Cache-Control', 'no-store');
    c.header('X-Robots-Tag', 'noindex, nofollow');
    const found = await host.note(c.req.param('token'));
    return found === 'unknown' || found === 'expired'
      ? nothing(c, host, found)
      : c.html(page(found.locale, found.title, drawn(found)));
  });
  return routes;
}

function drawn({ title, site, moved, lines, whom, contacts, hint }: NoteSheet): Html {
  return html`<h1>${title}</h1>
<p>${site}</p>
${moved ? html`<p role="status"><strong>${moved}</strong></p>` : ''}
${lines.map((line) => html`<p>${raw(inline(line))}</p>`)}
<h2>${whom}</h2>
<ul>${contacts.map(
    ({ name, what, phone }) =>
      html`<li><strong>${name}</strong>${what ? html` · ${what}` : ''}${
        phone ? html` · <a href="tel:${phone.replace(/[^+\d]/g, '')}">${phone}</a>` : ''
      }</li>`,
  )}</ul>
<p>${hint}</p>`;
}

function nothing(c: Context, { translators }: NoteHost, about: 'unknown' | 'expired') {
  const t = translators[/^\s*en\b/i.test(c.req.header('Accept-Language') ?? '') ? 'en' : 'fr'];
  const heading = t(`web.note.${about}.heading`);
  const body = html`<h1>${heading}</h1><p>${t(`web.note.${about}.text`)}</p>`;
  return c.html(page(t.locale, heading, body), about === 'expired' ? 410 : 404);
}
