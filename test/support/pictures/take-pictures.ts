/** `npm run pictures`: lives the beginning of the demo through the page, and takes the README's pictures on the way. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { readConfig } from '../../../src/config.ts';
import { openLog } from '../../../src/log.ts';
import { startService } from '../../../src/service.ts';
import { freePort } from '../../../src/store/postmaster.ts';
import { lastOf } from '../../journeys/reading.ts';
import { openBrowser } from '../browser.ts';
import { localHttp } from '../local-http.ts';
import { type LocalPage, localPage } from '../local-page.ts';
import { holdMeeting } from './hold-a-meeting.ts';
import { pictureGoLives } from './picture-go-lives.ts';

const folder = path.resolve(import.meta.dirname, '../../pictures');
const desktop = { width: 1360, height: 840 };
const phone = { width: 390, height: 760 };
/** This Chromium writes dates the American way, whatever it is told; a reader's browser writes them in its own language. */
const withoutForeignDates = '#clock-to::-webkit-datetime-edit { visibility: hidden }';

const { browser, close } = await openBrowser();
try {
  await withService(async (url) => tellStory(await desk(url, desktop), url));
  await withService((url) =>
    pictureGoLives({
      http: localHttp(url),
      desk: (height = desktop.height) => desk(url, { ...desktop, height }),
      phone: () => desk(url, phone),
      take,
    }),
  );
} finally {
  await close();
}

/** The demo as it starts, on a database of its own. */
async function withService(use: (url: string) => Promise<void>): Promise<void> {
  const data = mkdtempSync(path.join(tmpdir(), 'copil-pictures-'));
  // Root lends PostgreSQL another account, which has to pass.
  if (process.getuid?.() === 0) chmodSync(data, 0o711);
  const config = readConfig({ PORT: String(await freePort()), COPIL_DATA: data, LOG_LEVEL: 'error' });
  const service = await startService(config, openLog('error'));
  try {
    await use(service.url);
  } finally {
    await service.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

async function take(name: string, page: Page): Promise<void> {
  await page.waitForTimeout(300);
  await page.screenshot({
    path: path.join(folder, `${name}.png`),
    animations: 'disabled',
    style: withoutForeignDates,
  });
  console.log(`test/pictures/${name}.png`);
}

async function desk(url: string, viewport: typeof desktop): Promise<LocalPage> {
  // The page's policy would refuse the style that a picture adds.
  const context = await browser.newContext({
    viewport,
    locale: 'fr-FR',
    reducedMotion: 'reduce',
    bypassCSP: true,
  });
  return localPage(await context.newPage(), url);
}

/** Steps 1 to 3, 12 and 5 to 10 of the story (domain.md 5.3), with the reminder of 11 September between them. */
async function tellStory(at: LocalPage, url: string): Promise<void> {
  const { page } = at;

  await at.open('as=claire&in=copil-dui');
  await at.say('/copil état');
  await at.see('61 jours depuis');
  await at.composer.pressSequentially('/copil p');
  await page.getByRole('option', { name: /^planifier/ }).waitFor();
  await take('1-status', page);

  await at.open('as=claire&in=copil-dui');
  await at.say('/copil planifier 22/09/2026 14:00 2h "COPIL n°2"');
  await at.see('0 sur 9');
  await take('2-schedule', page);

  await at.become('bruno');
  await at.press('À distance');
  await at.see('Votre réponse');
  await at.become('helene');
  await at.press('Je ne viens pas');
  await at.see('Votre réponse');
  await at.become('claire');
  await at.see('ne sera pas au COPIL');
  await take('3-leaders', page);

  await at.open('as=bruno&in=copil-dui');
  await at.see('2 sur 9');
  await at.goTo('Courriels');
  const mail = page.locator('.mail').filter({ hasText: 'bruno.tanguy' }).first();
  await mail.locator('summary').first().click();
  await mail
    .frameLocator('iframe')
    .getByRole('heading', { name: /COPIL n°2/ })
    .waitFor();
  await mail.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await take('4-mail', page);

  await at.open('as=yann&in=dm&lang=fr');
  // Actions are chased and points called for before the silent are reminded on 11 September.
  for (let jump = 0; jump < 6; jump += 1) await at.nextEvent();
  await at.see('votre réponse est attendue');
  await take('5-reminder', page);

  const small = await desk(url, phone);
  await small.open('as=claire&in=dm');
  await small.say('déplacer COPIL-3 27/10/2026 14:00');
  await small.see('Déplacer');
  await take('6-move-on-a-phone', small.page);

  const http = localHttp(url);
  const meeting = holdMeeting(http);
  await meeting.convene();
  await at.open('as=bruno&in=dm');
  await at.see('Convocation');
  await take('9-convocation', page);

  await meeting.hold();
  await at.open('as=ines&in=dm');
  await at.see('Wi-Fi EHPAD');
  await take('10-session', page);

  await meeting.minute();
  await at.open('as=bruno&in=dm');
  await at.see('Relevé de décisions');
  await take('11-minutes', page);

  for (const [name, viewport] of [
    ['12-board', desktop],
    ['13-board-on-a-phone', phone],
  ] as const) {
    const pages = await desk(url, viewport);
    await http.say('karim', 'dm', 'tableau');
    const message = await lastOf(http, 'karim', 'valable 15 minutes');
    await pages.page.goto(message.buttons[0]?.url ?? '');
    await pages.page.getByRole('button').first().click();
    await pages.page.getByRole('heading', { level: 1 }).waitFor();
    await take(name, pages.page);
  }

  // The calendar of the go-lives as a page; what surrounds them is pictured in the story.
  const planned = await http.say('claire', 'dm', 'planning');
  const calendar = planned.messages[0]?.buttons.find(({ url }) => url?.includes('/planning/'));
  const sheet = await desk(url, desktop);
  await sheet.page.goto(calendar?.url ?? '');
  await sheet.page.getByRole('heading', { level: 1 }).waitFor();
  await take('14-calendar', sheet.page);
}
