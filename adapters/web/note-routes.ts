import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import { inline } from '../../src/conversation/render-html.ts';
import type { NoteHost, NoteSheet } from './note-host.ts';
import { type Html, page } from './page.ts';
import { keepPrivate, missing, readingOnly } from './reading-pages.ts';

/** The page behind the code of a printed note: it is read, without an account, and there is nothing to press. */
export function noteRoutes(host: NoteHost): Hono {
  const routes = new Hono();
  routes.use('/note/*', readingOnly());

  routes.get('/note/:token', async (c) => {
    keepPrivate(c);
    const found = await host.note(c.req.param('token'));
    return found === 'unknown' || found === 'expired'
      ? missing(c, host.translators, 'note', found)
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
