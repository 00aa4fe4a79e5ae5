import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { secureHeaders } from 'hono/secure-headers';
import type { Translator } from '../../src/conversation/language.ts';
import { contentDisposition } from './content-disposition.ts';
import { type DocumentFormat, type DocumentHost, documentFormats } from './document-host.ts';
import { page } from './page.ts';

const types: Record<DocumentFormat, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};
/** A PDF opens in the browser; a text to be worked on is kept. */
const dispositions: Record<DocumentFormat, 'inline' | 'attachment'> = { pdf: 'inline', docx: 'attachment' };

/** Printed documents: whoever holds the address may read them, so it is kept out of caches, search engines and referrers. */
export function documentRoutes(host: DocumentHost): Hono {
  const routes = new Hono();
  routes.use(
    '/document/*',
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

  routes.get('/document/:file', async (c) => {
    c.header('Cache-Control', 'no-store');
    c.header('X-Robots-Tag', 'noindex, nofollow');
    const file = c.req.param('file');
    const format = documentFormats.find((one) => file.endsWith(`.${one}`));
    if (!format) return notice(c, host, 'unknown');
    const found = await host.document(file.slice(0, -format.length - 1), format);
    if (found === 'unknown' || found === 'expired') return notice(c, host, found);
    c.header('Content-Type', types[format]);
    c.header('Content-Disposition', contentDisposition(dispositions[format], `${found.name}.${format}`));
    return c.body(Uint8Array.from(found.content));
  });
  return routes;
}

function notice(c: Context, { translators }: DocumentHost, about: 'unknown' | 'expired') {
  const t: Translator = translators[/^\s*en\b/i.test(c.req.header('Accept-Language') ?? '') ? 'en' : 'fr'];
  const heading = t(`web.document.${about}.heading`);
  const body = html`<h1>${heading}</h1><p>${t(`web.document.${about}.text`)}</p>`;
  return c.html(page(t.locale, heading, body), about === 'expired' ? 410 : 404);
}
