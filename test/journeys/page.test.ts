import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, seriousViolations } from '../support/browser.ts';
import { type LocalPage, localPage } from '../support/local-page.ts';
import type { Driver } from './driver.ts';
import { openLocalDriver } from './local-driver.ts';
import { plain } from './reading.ts';

const desktop = { width: 1360, height: 820 };
const phone = { width: 390, height: 844 };

/** Story steps 1–3 of domain.md 5.3, as a newcomer lives them: one page, a keyboard, a mouse. */
describe('a newcomer schedules a COPIL in the page and watches it come', () => {
  let copil: Driver;
  let chromium: Awaited<ReturnType<typeof openBrowser>>;
  let at: LocalPage;
  /** A second window, where somebody else looks on. */
  let onlooker: LocalPage;
  const complaints: string[] = [];

  beforeAll(async () => {
    [copil, chromium] = await Promise.all([openLocalDriver(), openBrowser()]);
    at = await window(desktop);
    onlooker = await window(desktop);
  });
  afterEach(() => expect(complaints.splice(0)).toEqual([]));
  afterAll(async () => {
    await chromium.close();
    await copil.close();
  });

  async function window(viewport: typeof desktop): Promise<LocalPage> {
    const context = await chromium.browser.newContext({ viewport, locale: 'fr-FR', acceptDownloads: true });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    return localPage(page, copil.url);
  }

  const wordsOf = async ({ log }: LocalPage) => plain(await log.innerText());
  const widthOf = (page: Page) => page.evaluate('document.documentElement.scrollWidth');

  it('step 1: the welcome says what to try, and the project card where the project stands', async () => {
    await at.page.goto(copil.url);
    await at.page.getByRole('heading', { name: 'Bienvenue' }).waitFor();
    expect(await seriousViolations(at.page)).toEqual([]);
    await at.open('as=claire&in=copil-dui');
    await at.say('/copil état');
    await at.see('61 jours depuis');
    expect(await wordsOf(at)).toContain('15 sites, dont 2 pilotes');
  });

  it('step 2: a command is completed as one types; without its date the form opens and nobody is invited', async () => {
    await at.composer.pressSequentially('/copil pl');
    await at.page.getByRole('option', { name: /planifier/ }).waitFor();
    await at.composer.press('ArrowDown');
    await at.composer.press('Enter');
    await at.composer.pressSequentially('titre:"COPIL n°2"');
    await at.composer.press('Enter');
    const form = at.page.getByRole('dialog');
    await form.getByLabel('Date et heure').waitFor();
    expect(await form.getByLabel('Titre').inputValue()).toBe('COPIL n°2');
    expect(plain(await form.innerText())).toContain('À compléter');
    expect(await copil.mails()).toEqual([]);
    expect(await seriousViolations(at.page)).toEqual([]);
  });

  it('step 2: the form filled in, the date is said back, nine people are invited and the channel has its card', async () => {
    const form = at.page.getByRole('dialog');
    await form.getByLabel('Date et heure').fill('2026-09-22T14:00');
    await form.getByRole('button', { name: 'Valider' }).click();
    await at.see(/0 sur 9/);
    const words = await wordsOf(at);
    expect(words).toContain('J’ai compris : mardi 22 septembre 2026, de 14 h à 16 h.');
    expect(words).toContain('82 jours depuis le COPIL n°1');
    expect(words).toContain('9 invitations partent maintenant.');
    await form.waitFor({ state: 'detached' });
    expect(await seriousViolations(at.page)).toEqual([]);
  });

  it('step 3: Bruno answers from the other workspace, and the counter moves under Karim’s eyes', async () => {
    await onlooker.open('as=karim&in=copil-dui');
    await onlooker.see(/0 sur 9/);
    await onlooker.page.evaluate('window.neverReloaded = true');
    await at.become('bruno');
    await at.press('À distance');
    await at.see(/Votre réponse/);
    await onlooker.see(/1 sur 9/);
    expect(await onlooker.page.evaluate('window.neverReloaded')).toBe(true);
    expect(await onlooker.log.getByText(/0 sur 9/).count()).toBe(0);
    await at.goTo('copil-dui');
    await at.see(/1 sur 9/);
    expect(await wordsOf(at)).toContain('1 à distance');
  });

  it('step 3: Hélène will not come; Claire alone reads it and is offered three choices', async () => {
    await at.become('helene');
    await at.press('Je ne viens pas');
    await at.see(/Votre réponse/);
    await at.become('claire');
    await at.see(/Hélène Guivarc’h ne sera pas/);
    for (const choice of [/Marc Le Dantec/, /Chercher une autre date/, /Maintenir/])
      await at.log.getByRole('button', { name: choice }).last().waitFor();
    expect(await wordsOf(onlooker)).not.toContain('Hélène Guivarc’h ne sera pas');
    expect(await seriousViolations(at.page)).toEqual([]);
  });

  it('the mails lie beside the conversation, each with its invitation for the diary', async () => {
    await at.goTo('Courriels');
    const mail = at.page.locator('.mail').filter({ hasText: 'bruno.tanguy@rives-doust.example' }).first();
    await mail.locator('summary').first().click();
    await mail
      .frameLocator('iframe')
      .getByRole('heading', { name: /COPIL n°2/ })
      .waitFor();
    const [download] = await Promise.all([
      at.page.waitForEvent('download'),
      mail.getByRole('link', { name: /Télécharger l’invitation/ }).click(),
    ]);
    const invitation = await readFile(await download.path(), 'utf8');
    expect(invitation).toContain('METHOD:REQUEST');
    expect(invitation).toContain('DTSTART;TZID=Europe/Paris:20260922T140000');
    expect(await seriousViolations(at.page)).toEqual([]);
  });

  it('the clock jumps from event to event and shows who is reminded; those who answered are not', async () => {
    const days: string[] = [];
    for (let jump = 0; jump < 6; jump += 1) {
      await at.nextEvent();
      days.push(plain(await at.clock.innerText()).match(/\d+ septembre 2026\s\d+\sh/)?.[0] ?? '');
    }
    // The leads hear that the announcement of a site is not approved, then that it did not leave; an action's reminder and a
    // nudge, the call for points, another reminder, M03 (J-10 is a Saturday). Monday's look at the rhythm, the 7th, finds nothing
    // to say: the clock passes it.
    expect(days).toEqual(
      ['3 9', '4 8', '4 9', '8 9', '9 9', '11 9'].map((one) => `${one.replace(' ', ' septembre 2026 ')} h`),
    );
    const pane = at.page.getByRole('complementary', { name: 'Messages partis' });
    await pane
      .getByText(/à Yann Kerbrat/)
      .first()
      .waitFor();
    const left = plain(await pane.innerText());
    // Seven are silent; two actions are due.
    expect(left).toContain('9 messages sont partis');
    expect(left).toContain('à Yann Kerbrat');
    expect(left).not.toContain('à Bruno Tanguy');
    await at.see(/votre réponse est attendue/);
    expect(await seriousViolations(at.page)).toEqual([]);
  });

  it('on a phone nothing is wider than the screen, and an answer is two taps away', async () => {
    const hand = await window(phone);
    await hand.open('as=sophie&in=dm');
    await hand.see(/votre réponse est attendue/);
    expect(await widthOf(hand.page)).toBeLessThanOrEqual(phone.width);
    await hand.press('Je viens');
    await hand.see(/Votre réponse\s: Je viens/);
    await onlooker.see(/3 sur 9/);
    expect(await seriousViolations(hand.page)).toEqual([]);
    for (const query of [
      'as=claire&in=copil-dui',
      'as=claire&in=dm&pane=mails',
      'as=claire&in=dm&pane=sent',
      'as=julie',
    ]) {
      await hand.open(query);
      expect(await widthOf(hand.page)).toBeLessThanOrEqual(phone.width);
      expect(await seriousViolations(hand.page)).toEqual([]);
    }
  });
});
