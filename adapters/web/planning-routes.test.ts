import { expect, it } from 'vitest';
import { createTranslators } from '../../src/conversation/catalogue.ts';
import { webMessages } from './messages.ts';
import type { PlanningHost, PlanningSheet } from './planning-host.ts';
import { planningRoutes } from './planning-routes.ts';

const sheet: PlanningSheet = {
  locale: 'fr',
  title: 'Planning <b>prévisionnel</b>',
  lines: ['Dossier usager'],
  pictures: ['<svg xmlns="http://www.w3.org/2000/svg" role="img"></svg>'],
  table: {
    caption: 'Les dates en tableau',
    columns: ['Site', 'Démarrage'],
    rows: [{ heading: 'S01 <IME>', cells: ['6 octobre 2026'] }],
  },
  constraints: { heading: 'Contraintes', items: [] },
};

const host: PlanningHost = {
  translators: createTranslators([webMessages]),
  page: async (token) => (token === 'good' ? sheet : token === 'old' ? 'expired' : 'unknown'),
  picture: async (token) => (token === 'good' ? Uint8Array.from([137, 80, 78, 71]) : 'unknown'),
};
const get = async (path: string) => planningRoutes(host).request(path);

it('is a page with its drawing and a table, where no name becomes markup and nothing is loaded from elsewhere', async () => {
  const answer = await get('/planning/good');
  const page = await answer.text();
  expect(page).toContain('<div class="planning"><svg');
  expect(page).toContain('<th scope="row">S01 &lt;IME&gt;</th><td>6 octobre 2026</td>');
  expect(page).toContain('Planning &lt;b&gt;prévisionnel&lt;/b&gt;');
  expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

it('is a picture that chat and mail may show in pages of their own', async () => {
  const answer = await get('/planning/good.png');
  expect(answer.headers.get('content-type')).toBe('image/png');
  expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect((await answer.arrayBuffer()).byteLength).toBe(4);
});

it.each([
  ['/planning/nothing', 404, 'Planning introuvable'],
  ['/planning/nothing.png', 404, 'Planning introuvable'],
  ['/planning/old', 410, 'n’est plus valable'],
])('says plainly that %s leads nowhere', async (path, status, words) => {
  const answer = await get(path);
  expect(answer.status).toBe(status);
  expect(await answer.text()).toContain(words);
});
