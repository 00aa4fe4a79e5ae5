import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import { type Html, page } from './page.ts';
import type { PlanningHost, PlanningSheet } from './planning-host.ts';
import { keepPrivate, missing, readingOnly } from './reading-pages.ts';

/** The forecast calendar: pictures for chat and mail, and a page that says the same in words. Nothing is pressed there. */
export function planningRoutes(host: PlanningHost): Hono {
  const routes = new Hono();
  // Chat and mail show the picture in pages of their own.
  routes.use('/planning/*', readingOnly({ crossOriginResourcePolicy: 'cross-origin' }));

  routes.get('/planning/:file{.+\\.png}', async (c) => {
    const found = await host.picture(c.req.param('file').slice(0, -'.png'.length));
    if (typeof found === 'string') return missing(c, host.translators, 'planning', found);
    // The address of another state is another one.
    keepPrivate(c, 'private, max-age=3600');
    c.header('Content-Type', 'image/png');
    return c.body(Uint8Array.from(found));
  });

  routes.get('/planning/:token', async (c) => {
    keepPrivate(c);
    const found = await host.page(c.req.param('token'));
    if (typeof found === 'string') return missing(c, host.translators, 'planning', found);
    return c.html(page(found.locale, found.title, drawn(found)));
  });
  return routes;
}

/** The table scrolls in its own frame, which the keyboard reaches, so that the page never does sideways. */
function drawn({ title, lines, pictures, table, constraints }: PlanningSheet): Html {
  return html`<h1>${title}</h1>
${lines.map((line) => html`<p>${line}</p>`)}
${pictures.map((svg) => html`<div class="planning">${raw(svg)}</div>`)}
<h2 id="planning-table">${table.caption}</h2>
<div class="wide" role="region" aria-labelledby="planning-table" tabindex="0"><table class="planning-table">
<thead><tr>${table.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${table.rows.map(
    ({ heading, cells }) =>
      html`<tr><th scope="row">${heading}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  )}</tbody>
</table></div>
${
  constraints.items.length > 0
    ? html`<h2>${constraints.heading}</h2>
<ul>${constraints.items.map((item) => html`<li>${item}</li>`)}</ul>`
    : ''
}`;
}
