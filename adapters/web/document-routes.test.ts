import { describe, expect, it } from 'vitest';
import { createTranslators } from '../../src/conversation/catalogue.ts';
import type { DocumentView } from './document-host.ts';
import { documentRoutes } from './document-routes.ts';
import { webMessages } from './messages.ts';

const content = new TextEncoder().encode('%PDF-1.3 …');
const views: Record<string, DocumentView> = {
  good: { name: 'Relevé COPIL-2 (v2)', content },
  old: 'expired',
};
const asked: string[] = [];
const app = documentRoutes({
  translators: createTranslators([webMessages]),
  async document(token, format) {
    asked.push(`${token} ${format}`);
    return views[token] ?? 'unknown';
  },
});

describe('the address of a document', () => {
  it('opens a PDF in the browser and keeps a DOCX, under a name with its accents', async () => {
    const pdf = await app.request('/document/good.pdf');
    expect(pdf.status).toBe(200);
    expect(pdf.headers.get('Content-Type')).toBe('application/pdf');
    expect(pdf.headers.get('Content-Disposition')).toBe(
      'inline; filename="Releve COPIL-2 -v2-.pdf"; filename*=UTF-8\'\'Relev%C3%A9%20COPIL-2%20%28v2%29.pdf',
    );
    expect(new Uint8Array(await pdf.arrayBuffer())).toEqual(content);
    const docx = await app.request('/document/good.docx');
    expect(docx.headers.get('Content-Disposition')).toMatch(/^attachment; /);
    expect(asked).toEqual(['good pdf', 'good docx']);
  });

  it('is kept out of caches, search engines, referrers and frames', async () => {
    const { headers } = await app.request('/document/good.pdf');
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(headers.get('X-Robots-Tag')).toContain('noindex');
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
  });

  it('says on a page that its time is over, or that it leads nowhere, in the reader’s language', async () => {
    const old = await app.request('/document/old.pdf');
    expect(old.status).toBe(410);
    expect(await old.text()).toContain('Cette adresse n’est plus valable');
    for (const path of ['/document/x.pdf', '/document/good', '/document/good.exe', '/document/.pdf']) {
      const none = await app.request(path, { headers: { 'Accept-Language': 'en-GB' } });
      expect(none.status).toBe(404);
      expect(await none.text()).toContain('Document not found');
    }
  });
});
