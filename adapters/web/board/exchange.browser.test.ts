import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keepLink, newToken } from '../../../src/board/sign-in.ts';
import { workbookOf } from '../../../src/exchange/fixtures/workbooks.ts';
import { systemClock } from '../../../src/time.ts';
import { boardOver } from '../../../test/support/board-browser.ts';
import { openBrowser, seriousViolations } from '../../../test/support/browser.ts';
import { type DirectBot, openDirectBot } from '../../../test/support/direct-bot.ts';
import { memoryWebHost } from '../../../test/support/memory-web-host.ts';
import { webRoutes } from '../routes.ts';

/** Set it to a folder to look at the pages. */
const shots = process.env.SHOTS;
const now = Temporal.Instant.from('2026-09-01T06:30:00Z');

let house: DirectBot;
let browser: Browser;
let address: string;
let close: () => Promise<void>;

beforeAll(async () => {
  house = await openDirectBot(now.toString());
  const opened = await openBrowser();
  browser = opened.browser;
  const app = boardOver(house, () => now);
  const clock = { now: () => now, system: systemClock.system };
  app.route('/', webRoutes(memoryWebHost().host, { publicUrl: 'http://127.0.0.1', clock }));
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise((listening) => server.once('listening', listening));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = async () => {
    await opened.close();
    await new Promise((closed) => server.close(closed));
    await house.close();
  };
  if (shots) await mkdir(shots, { recursive: true });
}, 90_000);
afterAll(() => close());

async function signedIn(handle: string, width: number): Promise<Page> {
  const { id: personId } = await house.db.person.findFirstOrThrow({ where: { handle } });
  const token = newToken();
  await keepLink(house.db, { token, personId, path: 'space/exchange' }, systemClock.system());
  const context = await browser.newContext({ locale: 'fr-FR', viewport: { width, height: 844 } });
  const page = await context.newPage();
  await page.goto(`${address}/sign-in/${token}`);
  await page.getByRole('button', { name: 'Ouvrir le tableau' }).press('Enter');
  await page.waitForURL('**/board/**');
  return page;
}

async function looksRight(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
  expect(await seriousViolations(page), name).toEqual([]);
  const wider = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
  expect(wider, name).toBeLessThanOrEqual(0);
}

/** From the keyboard alone: the chooser is opened by its own control. */
async function handIn(page: Page, buffer: Buffer): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByLabel('Classeur Excel (.xlsx)').focus();
  await page.keyboard.press('Enter');
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await (await chooser).setFiles({ name: 'sites.xlsx', mimeType, buffer });
  await page.getByRole('button', { name: 'Voir ce qui changerait' }).press('Enter');
}

it.each([
  ['a desk', 1360],
  ['a telephone', 390],
])(
  'on %s a workbook is handed in, previewed and stored from the keyboard: nothing serious for axe-core, nothing wider than the screen',
  async (_, width) => {
    const page = await signedIn('claire', width);
    await looksRight(page, `exchange-${width}`);
    const sites = ['Code', 'Nom', 'Typologie', 'Organisme', 'Direction', 'Démarrage'];
    const code = `S${width}`;
    await handIn(
      page,
      await workbookOf({
        Sites: [
          sites,
          [code, 'Foyer neuf', 'clinique', 'AGLA', 'Claire Le Gof', '31/02/2027'],
          ['S03', 'EHPAD Résidence du Port', 'personnes âgées', 'AGLA', null, null],
        ],
        Membres: [
          ['Comité', 'Personne', 'Rôles'],
          ['COPIL', 'Sophie Marchetti', 'présidence'],
        ],
      }),
    );
    await page.getByRole('table', { name: 'À corriger dans le classeur' }).waitFor();
    await looksRight(page, `exchange-problems-${width}`);
    await handIn(
      page,
      await workbookOf({
        Sites: [
          sites,
          [code, 'Foyer neuf', 'adultes', 'AGLA', 'Claire Le Goff', new Date('2027-06-15T00:00:00Z')],
          [
            'S05',
            'MAS Ti Heol',
            'adultes',
            'AGLA',
            null,
            new Date(`2027-02-${width === 390 ? 16 : 18}T00:00:00Z`),
          ],
        ],
      }),
    );
    await page.getByRole('heading', { name: 'Ce qui changerait' }).waitFor();
    await looksRight(page, `exchange-preview-${width}`);
    await page.getByRole('button', { name: 'Enregistrer ces changements' }).press('Enter');
    await page.getByRole('status').getByText('est enregistré').first().waitFor();
    await looksRight(page, `exchange-stored-${width}`);
    expect(await house.db.site.count({ where: { code } })).toBe(1);
    await page.context().close();
  },
  90_000,
);

it('who may not import finds the lists alone', async () => {
  const page = await signedIn('sophie', 390);
  await looksRight(page, 'exchange-lists-390');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Décisions, fichier CSV' }).press('Enter');
  expect((await download).suggestedFilename()).toBe('decisions.csv');
});
