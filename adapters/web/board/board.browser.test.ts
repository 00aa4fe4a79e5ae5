import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keepLink, newToken } from '../../../src/board/sign-in.ts';
import { systemClock } from '../../../src/time.ts';
import { boardOver } from '../../../test/support/board-browser.ts';
import { openBrowser, seriousViolations } from '../../../test/support/browser.ts';
import { type DirectBot, openDirectBot } from '../../../test/support/direct-bot.ts';
import { memoryWebHost } from '../../../test/support/memory-web-host.ts';
import { webRoutes } from '../routes.ts';

/** Set it to a folder to look at the pages. */
const shots = process.env.SHOTS;
const now = Temporal.Instant.from('2026-10-20T11:50:00Z');

let house: DirectBot;
let browser: Browser;
let address: string;
let close: () => Promise<void>;

beforeAll(async () => {
  house = await openDirectBot(now.toString(), { composers: true });
  const opened = await openBrowser();
  browser = opened.browser;
  const clock = { now: () => now, system: systemClock.system };
  const app = boardOver(house, () => now);
  // The style sheets stand beside the public pages.
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

async function signedIn(handle: string, width: number, path = 'COPIL'): Promise<Page> {
  const { id: personId } = await house.db.person.findFirstOrThrow({ where: { handle } });
  const token = newToken();
  await keepLink(house.db, { token, personId, path }, systemClock.system());
  const context = await browser.newContext({
    locale: 'fr-FR',
    javaScriptEnabled: true,
    viewport: { width, height: width < 600 ? 844 : 800 },
  });
  const page = await context.newPage();
  await page.goto(`${address}/sign-in/${token}`);
  await page.getByRole('button', { name: 'Ouvrir le tableau' }).press('Enter');
  await page.waitForURL('**/board/**');
  return page;
}

async function shoot(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

it.each([
  ['a desk', 1280],
  ['a telephone', 390],
])(
  'every page reads well on %s: nothing serious for axe-core, nothing wider than the screen',
  async (_, width) => {
    const page = await signedIn('claire', width);
    const paths = shots
      ? [
          '',
          '/meetings',
          '/meetings/3',
          '/decisions',
          '/decisions/D-2026-002',
          '/actions',
          '/risks',
          '/minutes',
          '/reports',
        ]
      : ['', '/meetings/3', '/actions'];
    for (const path of paths) {
      await page.goto(`${address}/board/COPIL${path}`);
      await shoot(page, `board${path.replaceAll('/', '-')}-${width}`);
      expect(await seriousViolations(page), path).toEqual([]);
      expect(
        await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'),
        path,
      ).toBeLessThanOrEqual(0);
    }
    await page.context().close();
  },
  90_000,
);

it('the agenda is put in order from the keyboard, and the overview prints on paper', async () => {
  const page = await signedIn('helene', 1280, 'COPIL/meetings/3');
  for (const title of ['Wi-Fi EHPAD', 'Formation']) {
    const form = page.getByRole('form', { name: 'Ajouter un point' });
    await form.getByLabel('Intitulé du point').fill(title);
    await form.getByLabel('Intitulé du point').press('Enter');
    await page.getByRole('status').waitFor();
    await page.goto(`${address}/board/COPIL/meetings/3`);
  }
  await shoot(page, 'board-agenda-1280');
  const up = page.getByRole('button', { name: 'Monter le point « Formation »' });
  await up.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('status').waitFor();
  const rows = await page.locator('#agenda tbody tr').allTextContents();
  expect(rows.findIndex((row) => row.includes('Formation'))).toBeLessThan(
    rows.findIndex((row) => row.includes('Wi-Fi')),
  );
  await page.goto(`${address}/board/COPIL`);
  const paper = await page.pdf({ format: 'A4', ...(shots ? { path: `${shots}/board.pdf` } : {}) });
  expect(paper.length).toBeGreaterThan(5_000);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('nav').first().isVisible()).toBe(false);
  expect(await page.locator('form:visible').count()).toBe(0);
  await shoot(page, 'board-paper');
}, 60_000);

it('a file is handed in for a point from the keyboard, and its form names the point', async () => {
  const page = await signedIn('claire', 1360, 'COPIL/meetings/4');
  await page.getByLabel('Intitulé du point').last().fill('Tablettes');
  await page.keyboard.press('Enter');
  const opener = page.getByText('Joindre un fichier', { exact: true }).last();
  await opener.focus();
  await page.keyboard.press('Enter');
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const file = { name: 'relevés.csv', mimeType: 'text/csv', buffer: Buffer.from('site;débit\n') };
  await (await chooser).setFiles(file);
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Joindre : Tablettes' }).press('Enter');
  const link = page.getByRole('link', { name: /^relevés\.csv \(1\sko\)$/ }).first();
  await link.waitFor();
  await shoot(page, 'file');
});
