import { afterAll, beforeAll, expect, it } from 'vitest';
import { workbookOf } from '../../src/exchange/fixtures/workbooks.ts';
import { formsOf, uploadOf } from '../support/board-browser.ts';
import type { Driver } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { plain, replyOf } from './reading.ts';

/** Issue 5, point 9: from the chat to the page and back to what people are told. */
onEveryPlatform('a workbook', (open) => {
  let copil: Driver;
  let cookie = '';
  beforeAll(async () => {
    copil = await open();
  });
  afterAll(() => copil.close());

  const ask = (path: string, init: RequestInit = {}) =>
    fetch(new URL(path, copil.url), {
      ...init,
      headers: { 'Sec-Fetch-Site': 'same-origin', ...(cookie && { Cookie: cookie }) },
      redirect: 'manual',
    });
  const read = async (path: string) => (await ask(path)).text();
  /** A personal link, as it comes by mail wherever people chat. @returns the cookie of the session */
  async function signedIn(email: string): Promise<string> {
    await ask('/sign-in', { method: 'POST', body: new URLSearchParams({ email }) });
    await copil.clock('PT1M');
    const mail = (await copil.mails()).findLast(({ html }) => html.includes('/sign-in/'));
    const link = /\/sign-in\/[\w-]+/.exec(mail?.html ?? '')?.[0] ?? '';
    const signed = await ask(link, { method: 'POST' });
    return signed.headers.get('Set-Cookie')?.split(';')[0] ?? '';
  }
  /** @returns the form of a page by its button */
  const formOn = (html: string, button: string) => {
    const form = formsOf(html).find(({ buttons }) => buttons.includes(button));
    if (!form) throw new Error(`No button ${button}`);
    return form;
  };

  it('is handed in on the page that « importer » leads to, and its new member is invited', async () => {
    const seen = await copil.say('claire', 'copil-dui', '/copil importer');
    expect(seen.messages[0]?.to).toBe('claire');
    expect(seen.messages[0]?.buttons.map(({ label }) => label)).toEqual(['Ouvrir la page']);
    cookie = await signedIn('claire.legoff@agla.example');
    const upload = formOn(await read('/board/space/exchange'), 'Voir ce qui changerait');
    const content = await workbookOf({
      Membres: [
        ['Comité', 'Personne', 'Rôles'],
        ['COPIL', 'Maëlle Perrot', 'membre'],
      ],
    });
    const file = new File([Uint8Array.from(content)], 'membres.xlsx');
    const taken = await ask(upload.action, { method: 'POST', body: uploadOf(upload, file) });
    const preview = await read(taken.headers.get('Location') ?? '');
    expect(plain(preview)).toContain('ajout : COPIL · Maëlle Perrot');
    const store = formOn(preview, 'Enregistrer ces changements');
    await ask(store.action, { method: 'POST', body: new URLSearchParams(store.fields) });
    const sent = await copil.clock('PT1M');
    expect(sent.filter(({ to, rule }) => to === 'maelle' && rule === 'M01').length).toBeGreaterThan(0);
  });

  it('comes out again as a file, behind a personal link', async () => {
    const seen = await copil.say('claire', 'dm', '/copil exporter calendrier csv');
    expect(replyOf(seen)).toContain('Chaque lien est personnel');
    expect(seen.messages[0]?.buttons.map(({ label }) => label)).toEqual(['Fichier CSV']);
    expect(plain(await read('/board/downloads/calendar.csv'))).toContain('S03;EHPAD Résidence du Port;');
  });
});
