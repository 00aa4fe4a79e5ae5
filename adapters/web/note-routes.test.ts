import { describe, expect, it } from 'vitest';
import { createTranslators } from '../../src/conversation/catalogue.ts';
import { webMessages } from './messages.ts';
import type { NoteView } from './note-host.ts';
import { noteRoutes } from './note-routes.ts';

const views: Record<string, NoteView> = {
  good: {
    locale: 'fr',
    title: 'EHPAD : démarrage le jeudi 19 novembre',
    site: 'EHPAD Résidence du Port',
    moved: 'Reporté au jeudi 3 décembre 2026.',
    lines: [[{ bold: 'Vos référents' }, ' : Nadège <Thomas>.']],
    whom: 'Vos questions',
    contacts: [{ name: 'Nadège Thomas', what: 'Référent métier', phone: '02 99 00 10 20' }],
    hint: 'Dites-le à votre responsable d’unité.',
  },
  old: 'expired',
};
const app = noteRoutes({
  translators: createTranslators([webMessages]),
  note: async (token) => views[token] ?? 'unknown',
});

describe('the page behind the code of a printed note', () => {
  it('is read without an account: text, what has changed since, whom to call', async () => {
    const seen = await app.request('/note/good');
    const page = await seen.text();
    expect(seen.status).toBe(200);
    expect(page).toContain('<h1>EHPAD : démarrage le jeudi 19 novembre</h1>');
    expect(page).toContain('Reporté au jeudi 3 décembre 2026.');
    expect(page).toContain('Nadège &lt;Thomas&gt;.');
    expect(page).toContain('<a href="tel:0299001020">02 99 00 10 20</a>');
  });

  it('offers nothing to press, and stays out of caches, search engines and referrers', async () => {
    const seen = await app.request('/note/good');
    expect(await seen.text()).not.toMatch(/<form|<button|<input/);
    const { headers } = seen;
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(headers.get('X-Robots-Tag')).toBe('noindex, nofollow');
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
  });

  it('says whom to ask when it is too old, or when there is none', async () => {
    const old = await app.request('/note/old');
    expect([old.status, await old.text()]).toEqual([410, expect.stringContaining('n’est plus à jour')]);
    const none = await app.request('/note/other', { headers: { 'Accept-Language': 'en' } });
    expect([none.status, await none.text()]).toEqual([404, expect.stringContaining('Note not found')]);
  });
});
