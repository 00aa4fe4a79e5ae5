import type { Locator, Page } from 'playwright-core';

/** What a person does on the page of the local workspace, by the names they see. */
export interface LocalPage {
  readonly page: Page;
  readonly composer: Locator;
  /** The open conversation. */
  readonly log: Locator;
  /** The clock's date in the bar. */
  readonly clock: Locator;
  /** Opens the page at an address of its own: who acts, where, what beside. */
  open(query: string): Promise<void>;
  /** Becomes somebody; the direct conversation with copil opens. */
  become(handle: string): Promise<void>;
  /** Opens a channel of the person's workspace, or one of the lists beside, by its name. */
  goTo(name: string): Promise<void>;
  /** Writes and sends. Resolves when it has been taken. */
  say(text: string): Promise<void>;
  /** Waits for words in the open conversation. */
  see(words: string | RegExp): Promise<void>;
  /** Presses the last button of that name in the open conversation. */
  press(name: string): Promise<void>;
  /** Jumps to the next event; resolves when the list of what left is shown. */
  nextEvent(): Promise<void>;
}

/** @param address of the service, without a path */
export function localPage(page: Page, address: string): LocalPage {
  const composer = page.locator('#composer-text');
  const log = page.getByRole('log').first();
  const clock = page.locator('#clock-face');
  return {
    page,
    composer,
    log,
    clock,
    async open(query) {
      await page.goto(`${address}/local?${query}`);
      await page.locator('#conversation').waitFor();
    },
    async become(handle) {
      await page.locator(`#person-${handle}`).click();
      await page.locator(`#person-${handle}[aria-current=true]`).waitFor({ state: 'attached' });
    },
    async goTo(name) {
      const entry = page.locator('#conversations').getByRole('link', { name });
      await entry.click();
      await page.locator('#conversations [aria-current=page]').filter({ hasText: name }).first().waitFor();
    },
    async say(text) {
      await composer.fill(text);
      const taken = page.waitForResponse((response) => response.url().endsWith('/local/say'));
      await composer.press('Enter');
      await taken;
    },
    see: (words) => log.getByText(words).last().waitFor(),
    press: (name) => log.getByRole('button', { name, exact: true }).last().click(),
    async nextEvent() {
      const before = await clock.locator('time').innerText();
      await page.getByRole('button', { name: 'Prochain événement' }).click();
      await clock.locator('time').filter({ hasNotText: before }).waitFor();
      // The clock is seen to pass what tells nobody; it has arrived when it can be pressed again.
      await page.locator('button[value=next]:enabled').waitFor();
      await page.getByRole('complementary', { name: 'Messages partis' }).waitFor();
    },
  };
}
