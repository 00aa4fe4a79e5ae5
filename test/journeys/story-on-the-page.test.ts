import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, seriousViolations } from '../support/browser.ts';
import { type LocalPage, localPage } from '../support/local-page.ts';
import type { Driver } from './driver.ts';
import { openLocalDriver } from './local-driver.ts';
import { plain } from './reading.ts';

/** Story steps 2, 3, 8 and 9 of domain.md 5.3 by the mouse; the day is brought forward so that little is sent on the way. */
describe('a COPIL is held on the page', { timeout: 60_000 }, () => {
  let copil: Driver;
  let chromium: Awaited<ReturnType<typeof openBrowser>>;
  let at: LocalPage;
  /** Bruno’s own window, in the other association. */
  let bruno: LocalPage;

  beforeAll(async () => {
    [copil, chromium] = await Promise.all([openLocalDriver(), openBrowser()]);
    const window = async () => {
      const context = await chromium.browser.newContext({ locale: 'fr-FR' });
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      return localPage(page, copil.url);
    };
    [at, bruno] = await Promise.all([window(), window()]);
  });
  afterAll(async () => {
    await chromium.close();
    await copil.close();
  });
  const words = async ({ log }: LocalPage) => plain(await log.innerText());

  it('2 and 3: Claire schedules it, Bruno answers and Hélène names Marc, each with their own buttons', async () => {
    await at.open('as=claire&in=copil-dui');
    await at.say('/copil planifier 02/09/2026 14:00 2h "COPIL n°2"');
    await at.see(/0 sur 9/);
    await bruno.open('as=bruno&in=dm');
    await bruno.press('À distance');
    await bruno.see(/Votre réponse/);
    await at.become('helene');
    await at.press('Je me fais remplacer');
    const form = at.page.getByRole('dialog');
    await form.getByLabel(/remplace/i).selectOption({ label: 'Marc Le Dantec' });
    await form.getByRole('button', { name: 'Valider' }).click();
    await at.see(/Marc Le Dantec/);
  });

  it('8: a quarter of an hour before, Bruno presses « Je suis là »; Inès enters the others and opens', async () => {
    await copil.clock('2026-09-02T13:45');
    await bruno.press('Je suis là, à distance');
    await bruno.see(/présence à distance est notée/);
    await copil.clock('2026-09-02T14:00');
    await at.open('as=ines&in=dm');
    await at.say('émargement @claire @karim @sophie @thomas @anne-laure @yann @marc présent');
    await at.press('Ouvrir la séance');
    await at.see(/séance en cours/);
    expect(await words(at)).toContain('Hélène Guivarc’h (par Marc Le Dantec, suppléance)');
    expect(await words(at)).toContain('8 sur 9, quorum atteint (5 requises)');
    expect(await seriousViolations(at.page)).toEqual([]);
  });

  it('9: what Inès types stands in Bruno’s thread under his eyes: the decision, its vote, its action', async () => {
    const thread = bruno.page.locator('#thread-log');
    await bruno.goTo('copil-dui');
    await bruno.log.getByRole('link', { name: /1\sréponse/ }).click();
    await thread.getByText(/séance en cours/).waitFor();
    await at.goTo('copil-dui');
    await at.say('/copil decision "Démarrer l’IME le 06/10 sous réserve du Wi-Fi" type:go');
    await at.see(/Adoptée\s: 8 pour/);
    await at.say('/copil action @Karim "Poser 4 bornes" pour:02/10/2026');
    await thread.getByText(/A-2026-007/).waitFor();
    const words = plain(await thread.innerText());
    expect(words).toContain('Décision D-2026-004 adoptée');
    expect(words).toContain('Adoptée : 8 pour, 0 contre, 0 abstention');
    expect(await seriousViolations(bruno.page)).toEqual([]);
  });
});
