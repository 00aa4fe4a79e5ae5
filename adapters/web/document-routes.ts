import { Hono } from 'hono';
import { contentDisposition } from './content-disposition.ts';
import { type DocumentFormat, type DocumentHost, documentFormats } from './document-host.ts';
import { keepPrivate, missing, readingOnly } from './reading-pages.ts';

const types: Record<DocumentFormat, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};
/** A PDF opens in the browser; a text to be worked on is kept. */
const dispositions: Record<DocumentFormat, 'inline' | 'attachment'> = { pdf: 'inline', docx: 'attachment' };

/** Printed documents: whoever holds the address may read them, so it is kept out of caches, search engines and referrers. */
export function documentRoutes(host: DocumentHost): Hono {
  const routes = new Hono();
  routes.use('/document/*', readingOnly());

  routes.get('/document/:file', async (c) => {
    keepPrivate(c);
    const file = c.req.param('file');
    const format = documentFormats.find((one) => file.endsWith(`.${one}`));
    if (!format) return missing(c, host.translators, 'document', 'unknown');
    const found = await host.document(file.slice(0, -format.length - 1), format);
    if (found === 'unknown' || found === 'expired') return missing(c, host.translators, 'document', found);
    c.header('Content-Type', types[format]);
    c.header('Content-Disposition', contentDisposition(dispositions[format], `${found.name}.${format}`));
    return c.body(Uint8Array.from(found.content));
  });
  return routes;
}
