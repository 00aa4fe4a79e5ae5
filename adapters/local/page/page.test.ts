import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser, seriousViolations } from '../../../test/support/browser.ts';
import { type LocalHouse, openLocalHouse } from '../../../test/support/local-house.ts';
import { smallPeople } from '../../../test/support/small-house.ts';
import type { LocalPerson } from '../host.ts';

const desktop = { width: 1360, height: 820 };
const phone = { width: 390, height: 844 };

describe('the page of the local workspace', () => {
  let house: LocalHouse;
  let chromium: Awaited<ReturnType<typeof openBrowser>>;
  let address: string;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    chromium = await openBrowser();
  });
  afterAll(() => chromium.close());
  beforeEach(async () => {
    house = await openLocalHouse();
    address = await house.listen();
    page = await open();
  });
  afterEach(async () => {
    await page.context().close();
    await house.end();
    expect(complaints).toEqual([]);
    expect(house.logged).toEqual([]);
  });

  async function open(viewport = desktop): Promise<Page> {
    const context = await chromium.browser.newContext({ viewport, locale: 'fr-FR', acceptDownloads: true });
    const opened = await context.newPage();
    complaints = [];
    opened.on('pageerror', (error) => complaints.push(error.message));
    opened.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    return opened;
  }

  const composer = () => page.locator('#composer-text');
  const log = () => page.getByRole('log').first();
  async function say(text: string): Promise<void> {
    await composer().fill(text);
    await composer().press('Enter');
    await expect.poll(() => composer().inputValue()).toBe('');
  }
  const see = (text: string | RegExp) => log().getByText(text).last().waitFor();

  it('greets a newcomer with three things to try, the first ready to be sent', async () => {
    await page.goto(address);
    await page.getByRole('heading', { name: 'Bienvenue' }).waitFor();
    expect(await page.locator('.welcome li').count()).toBe(3);
    await page.getByRole('button', { name: 'Préparer la commande' }).click();
    await composer().waitFor();
    expect(await composer().inputValue()).toBe('/copil planifier 22/09/2026 14:00 "COPIL n°2"');
  });

  it('shows a message to everybody who has the channel open, at once', async () => {
    await page.goto(`${address}/local?as=claire&in=copil-dui`);
    const other = await page.context().newPage();
    await other.goto(`${address}/local?as=karim&in=copil-dui`);
    await say('Bonjour à toutes et à tous');
    await see('Bonjour à toutes et à tous');
    await other.getByRole('log').getByText('Bonjour à toutes et à tous').waitFor();
    await other.close();
  });

  it('keeps a private answer to the person who asked', async () => {
    await page.goto(`${address}/local?as=claire&in=copil-dui`);
    await say('/copil aide');
    await see('Ce que je sais faire');
    await see('Visible par vous seulement');
    await page.getByRole('link', { name: /Karim Benhaddou/ }).click();
    await page.getByRole('link', { name: 'copil-dui' }).click();
    await log().waitFor();
    expect(await log().innerText()).not.toContain('Ce que je sais faire');
  });

  it('marks who has something new, and forgets the mark once it was read', async () => {
    await page.goto(`${address}/local?as=claire&in=copil-dui`);
    await say('/copil planifier 22/09/2026 14:00 "COPIL n°2"');
    const bruno = page.locator('#person-bruno');
    await bruno.getByText('1 nouveau message').waitFor();
    await bruno.click();
    await see('COPIL n°2');
    expect(await page.locator('#person-bruno .badge').count()).toBe(0);
  });

  it('answers by button, and redraws the message in place', async () => {
    await page.goto(`${address}/local?as=claire&in=copil-dui`);
    await say('/copil planifier 22/09/2026 14:00 "COPIL n°2"');
    await page.locator('#person-bruno').click();
    await page.getByRole('button', { name: 'À distance' }).click();
    await see('Réponse : À distance');
    expect(await page.locator('.message').count()).toBe(1);
  });

  it('finds somebody among hundreds by a part of the name, however it is typed', async () => {
    const crowd = Array.from({ length: 600 }, (_, index) => ({
      ...(smallPeople[0] as LocalPerson),
      handle: `s-${index}`,
      name: index === 431 ? 'Élodie Hamon' : `Membre ${index}`,
    }));
    await house.end();
    house = await openLocalHouse({ people: async () => [...smallPeople, ...crowd] });
    address = await house.listen();
    await page.goto(`${address}/local?as=claire`);
    expect(await page.locator('#people-list a').count()).toBeLessThan(20);
    await page.getByRole('searchbox').pressSequentially('elodie ha');
    await page
      .locator('#people-found')
      .getByRole('link', { name: /Élodie Hamon/ })
      .click();
    await page.getByRole('heading', { name: 'Bienvenue' }).waitFor();
    expect(await page.locator('#person-s-431').getAttribute('aria-current')).toBe('true');
  });

  it('loads a space from a file while there is none, or says what is wrong with the file', async () => {
    await house.end();
    let loaded = false;
    house = await openLocalHouse({
      people: async () => (loaded ? smallPeople : []),
      async importSpace(json) {
        loaded = JSON.stringify(json) === '{"clock":"2026-09-01"}';
        return loaded
          ? { ok: true }
          : { ok: false, errors: [{ path: 'people[0].handle', message: 'manque' }] };
      },
    });
    address = await house.listen();
    await page.goto(address);
    await page.getByRole('heading', { name: 'Aucun espace pour l’instant' }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    const load = async (text: string) => {
      const file = { name: 'space.json', mimeType: 'application/json', buffer: Buffer.from(text) };
      await page.getByLabel('Fichier d’espace').setInputFiles(file);
      await page.getByRole('button', { name: 'Charger' }).click();
    };
    await load('{');
    await page.getByText('n’est pas du JSON').waitFor();
    await load('{}');
    await page.getByText('people[0].handle').waitFor();
    await load('{"clock":"2026-09-01"}');
    await page.getByRole('heading', { name: 'Bienvenue' }).waitFor();
  });

  it('shows the first page to an address of somebody who is not there', async () => {
    await page.goto(`${address}/local?as=nobody&in=nowhere&pane=thread&thread=x`);
    await page.getByRole('heading', { name: 'Bienvenue' }).waitFor();
    expect(page.url()).toBe(`${address}/local`);
  });

  it('asks before a button that says it should, and does nothing when the answer is no', async () => {
    await page.goto(`${address}/local?as=bruno`);
    await say('planifier 22/09/2026 14:00 "COPIL n°2"');
    const decline = page.getByRole('button', { name: 'Je ne viens pas' }).last();
    await decline.click();
    await page.getByRole('dialog').getByText('Ne pas venir à « COPIL n°2 » ?').waitFor();
    await page.getByRole('button', { name: 'Annuler' }).click();
    await decline.click();
    await page.getByRole('button', { name: 'Confirmer' }).click();
    await see('Réponse : Je ne viens pas');
  });

  it('opens a form, says what is wrong with it, and keeps what was filled in', async () => {
    await page.goto(`${address}/local?as=claire`);
    await say('/copil planifier');
    const form = page.getByRole('dialog', { name: 'Planifier une réunion' });
    await form.getByLabel('Intitulé').fill('Bilan');
    await form.getByRole('button', { name: 'Planifier' }).click();
    await form.getByText('La date manque.').waitFor();
    expect(await form.getByLabel('Intitulé').inputValue()).toBe('Bilan');
    await form.getByLabel('Date et heure').fill('2026-10-05T14:00');
    await form.getByRole('button', { name: 'Planifier' }).click();
    await see('Bilan');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('completes commands with the keyboard alone', async () => {
    await page.goto(`${address}/local?as=claire&in=copil-dui`);
    await composer().pressSequentially('/copil p');
    await page.getByRole('option', { name: /planifier/ }).waitFor();
    expect(await composer().getAttribute('aria-expanded')).toBe('true');
    await composer().press('ArrowDown');
    expect(await composer().getAttribute('aria-activedescendant')).toBe('composer-options-0');
    await composer().press('Enter');
    expect(await composer().inputValue()).toBe('/copil planifier ');
    expect(await composer().getAttribute('aria-expanded')).toBe('false');
  });

  it('moves the clock and shows what left', async () => {
    await page.goto(`${address}/local?as=claire`);
    await say('planifier 22/09/2026 14:00 "COPIL n°2"');
    await see('COPIL n°2');
    await page.getByRole('button', { name: 'Prochain événement' }).click();
    const pane = page.getByRole('complementary', { name: 'Messages partis' });
    await pane.getByText('6 messages sont partis').waitFor();
    await pane.getByText('à Bruno Tanguy').waitFor();
    expect(await page.locator('#clock-face').innerText()).toMatch(/lundi 21 septembre 2026\s9\sh/i);
    await page.getByRole('button', { name: '+ 1 jour' }).click();
    await page.locator('#clock-face').getByText('mardi 22 septembre 2026').waitFor();
    await page.getByLabel('Aller au').fill('2026-10-01T09:00');
    await page.getByRole('button', { name: 'Aller', exact: true }).click();
    await page.locator('#clock-face').getByText('jeudi 1er octobre 2026').waitFor();
  });

  it('holds a conversation in a thread, beside the channel', async () => {
    await page.goto(`${address}/local?as=claire&in=copil-dui`);
    await say('Un sujet');
    await see('Un sujet');
    await page.locator('.message').hover();
    await page.getByRole('link', { name: 'Répondre dans le fil' }).click();
    await page.locator('#thread-composer-text').fill('Une réponse');
    await page.locator('#thread-composer-text').press('Enter');
    await page.getByRole('log', { name: 'Réponses du fil' }).getByText('Une réponse').waitFor();
    await page.getByRole('link', { name: '1 réponse' }).waitFor();
    expect(await log().getByText('Une réponse').count()).toBe(0);
  });

  it('offers files and mails with their calendar for download', async () => {
    await page.goto(`${address}/local?as=claire`);
    await say('planifier 22/09/2026 14:00 "COPIL n°2"');
    const fetch = async (name: RegExp) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name }).first().click(),
      ]);
      return readFile(await download.path(), 'utf8');
    };
    expect(await fetch(/Invitation pour votre agenda/)).toContain('SUMMARY:COPIL n°2');
    await page.locator('#person-julie').click();
    await page.getByText('COPIL n°2').first().click();
    expect(await fetch(/Télécharger l’invitation/)).toContain('METHOD:REQUEST');
    await page.frameLocator('iframe').getByRole('heading', { name: 'COPIL n°2' }).waitFor();
  });

  it('speaks English to those who read English, and to whoever asks', async () => {
    await page.goto(`${address}/local?as=yann`);
    await page.getByRole('button', { name: 'Next event' }).waitFor();
    await page.goto(`${address}/local?as=claire`);
    await page.getByRole('link', { name: 'EN', exact: true }).click();
    await page.getByRole('heading', { name: 'Welcome' }).waitFor();
    await page.getByRole('link', { name: /Karim Benhaddou/ }).click();
    expect(await page.getAttribute('html', 'lang')).toBe('en');
  });

  it('catches up with what was said while the connection was lost', async () => {
    await page.route('**/local/live?*', (route) => route.abort());
    await page.goto(`${address}/local?as=claire&in=copil-dui`);
    await house.post('/local/api/say', { as: 'karim', in: 'copil-dui', text: 'Pendant votre absence' });
    expect(await log().getByText('Pendant votre absence').count()).toBe(0);
    await page.unroute('**/local/live?*');
    await see('Pendant votre absence');
    complaints = [];
  });

  it('draws hostile text as text', async () => {
    await page.goto(`${address}/local?as=claire&in=copil-dui`);
    const text = '<img src=x onerror=alert(1)> {{7*7}} </article><script>alert(1)</script>';
    await say(text);
    await see(text);
    expect(await page.locator('.message').count()).toBe(1);
  });

  it('can be used on a phone: nothing wider than the screen, people and conversations one tap away', async () => {
    await page.context().close();
    page = await open(phone);
    await page.goto(`${address}/local?as=claire&in=copil-dui`);
    await say('/copil planifier 22/09/2026 14:00 "COPIL n°2"');
    await see('COPIL n°2');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(phone.width);
    expect(await page.locator('#people').isVisible()).toBe(false);
    await page.getByRole('button', { name: /Agir en tant que/ }).click();
    await page.locator('#person-bruno').click();
    await see('COPIL n°2');
    await page.getByRole('button', { name: 'Prochain événement' }).click();
    await page.getByText('6 messages sont partis').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(phone.width);
  });

  it('works without scripts, one page at a time', async () => {
    const context = await chromium.browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(`${address}/local?as=claire&in=dm`);
    await plain.locator('#composer-text').fill('planifier');
    await plain.getByRole('button', { name: 'Envoyer' }).click();
    expect(plain.url()).toMatch(/form=/);
    await context.close();
  });

  it.each([
    ['a conversation', 'as=claire&in=copil-dui'],
    ['the welcome', 'as=karim'],
    ['a mailbox', 'as=julie'],
    ['the mails beside', 'as=bruno&pane=mails'],
    ['what left', 'as=bruno&pane=sent'],
  ])('has no serious barrier for assistive technology: %s', async (_name, query) => {
    await house.post('/local/api/say', {
      as: 'claire',
      in: 'copil-dui',
      text: '/copil planifier 22/09/2026 14:00 "A"',
    });
    await house.post('/local/api/say', { as: 'claire', in: 'copil-dui', text: '/copil aide' });
    await house.post('/local/api/clock', { advance: 'next' });
    await page.goto(`${address}/local?${query}`);
    expect(await seriousViolations(page)).toEqual([]);
    await page.setViewportSize(phone);
    expect(await seriousViolations(page)).toEqual([]);
  });

  it('has no serious barrier in a form either', async () => {
    await page.goto(`${address}/local?as=claire`);
    await say('planifier');
    await page.getByRole('dialog').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
  });
});
