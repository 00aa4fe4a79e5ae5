import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, seriousViolations } from '../../test/support/browser.ts';
import { memoryWebHost } from '../../test/support/memory-web-host.ts';
import { webRoutes } from './routes.ts';

const phone = { viewport: { width: 360, height: 740 } };
/** Set it to a folder to look at the pages. */
const shots = process.env.SHOTS;

let browser: Browser;
let address: string;
let house = memoryWebHost();
let close: () => Promise<void>;

beforeAll(async () => {
  const opened = await openBrowser();
  browser = opened.browser;
  const fetch = (request: Request) => {
    const clock = { now: () => house.state.system, system: () => house.state.system };
    return webRoutes(house.host, { publicUrl: 'https://copil.example', clock }).fetch(request);
  };
  const server = serve({ fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise((listening) => server.once('listening', listening));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = async () => {
    await opened.close();
    await new Promise((closed) => server.close(closed));
  };
  if (shots) await mkdir(shots, { recursive: true });
}, 60_000);
afterAll(() => close());

async function onPage(options: BrowserContextOptions, visit: (page: Page) => Promise<void>): Promise<void> {
  house = memoryWebHost();
  const context = await browser.newContext({ locale: 'fr-FR', ...options });
  try {
    await visit(await context.newPage());
  } finally {
    await context.close();
  }
}

async function shoot(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

it('a person without JavaScript confirms, changes and names a substitute on a phone', async () => {
  await onPage({ ...phone, javaScriptEnabled: false }, async (page) => {
    await page.goto(address + house.answerLink('present'));
    await page.getByRole('button', { name: 'Confirmer : Je viens' }).click();
    expect(await page.getByRole('status').textContent()).toContain('C’est enregistré');
    await page.getByRole('button', { name: 'À distance' }).click();
    expect(house.state.current).toBe('remote');
    await page.getByLabel('Qui vous remplace ?').selectOption({ label: 'Marc Le Dantec' });
    await page.getByRole('button', { name: 'Je me fais remplacer' }).click();
    expect(await page.getByRole('status').textContent()).toContain('Marc Le Dantec');
    expect(house.state).toMatchObject({ current: 'substitute', recordings: 3 });
  });
}, 30_000);

it('going back to a page already confirmed and pressing again changes nothing', async () => {
  await onPage({}, async (page) => {
    await page.goto(address + house.answerLink('present'));
    await page.getByRole('button', { name: 'Confirmer : Je viens' }).click();
    await page.getByRole('button', { name: 'Je ne viens pas' }).click();
    await page.waitForURL('**/*?recorded');
    await page.goBack();
    await page.reload();
    await page.goBack();
    expect(house.state).toMatchObject({ current: 'absent', recordings: 2 });
    expect(await page.getByText('Ce lien a déjà servi').isVisible()).toBe(true);
  });
}, 30_000);

it.each([
  ['phone', phone],
  ['desk', { viewport: { width: 1100, height: 800 } }],
  ['dark', { ...phone, colorScheme: 'dark' as const }],
])(
  'every page reads well (%s): nothing serious for axe-core, nothing wider than the screen',
  async (name, options) => {
    await onPage(options, async (page) => {
      const check = async (state: string) => {
        expect(await seriousViolations(page), state).toEqual([]);
        const width = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
        expect(width, state).toBeLessThanOrEqual(0);
        await shoot(page, `answer-${state}-${name}`);
      };
      house.state.title = 'Comité de pilotage du dossier usager informatisé n°2, site-pilote-des-Embruns';
      await page.goto(address + house.answerLink('present'));
      await check('open');
      await page.getByText('Répondre autrement').click();
      await check('other');
      await page.getByRole('button', { name: 'Confirmer : Je viens' }).click();
      await check('recorded');
      await page.goto(address + house.answerLink('substitute'));
      await check('substitute');
      const link = house.answerLink('remote');
      house.state.version = 2;
      await page.goto(address + link);
      await check('superseded');
      house.state.meeting = 'cancelled';
      await page.goto(address + link);
      await check('cancelled');
      await page.goto(`${address}/answer/nothing`);
      await check('unknown');
    });
  },
  60_000,
);
