import { afterAll, beforeAll, expect, it } from 'vitest';
import { formsOf } from '../support/board-browser.ts';
import type { Driver } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { lastOf, plain } from './reading.ts';

/** The pages of the running service, as Bruno’s browser sees them. */
async function signedInByMail(copil: Driver, email: string) {
  const post = (path: string, fields: Record<string, string>, cookie = '') =>
    fetch(new URL(path, copil.url), {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { 'Sec-Fetch-Site': 'same-origin', ...(cookie && { Cookie: cookie }) },
      redirect: 'manual',
    });
  await post('/sign-in', { email });
  await copil.clock('PT1M');
  const mail = (await copil.mails()).findLast((one) => one.html.includes('/sign-in/'));
  const link = /\/sign-in\/[\w-]+/.exec(mail?.html ?? '')?.[0] ?? '';
  const signed = await post(link, {});
  const cookie = signed.headers.get('Set-Cookie')?.split(';')[0] ?? '';
  return {
    to: mail?.to ?? '',
    attributes: signed.headers.get('Set-Cookie') ?? '',
    read: async (path: string) =>
      plain(await (await fetch(new URL(path, copil.url), { headers: { Cookie: cookie } })).text()),
    async press(path: string, button: string) {
      const html = await (await fetch(new URL(path, copil.url), { headers: { Cookie: cookie } })).text();
      const form = formsOf(html).find(({ buttons }) => buttons.includes(button));
      if (!form) throw new Error(`No button ${button} on ${path}`);
      return post(form.action, form.fields, cookie);
    },
  };
}

onEveryPlatform('the board', (open) => {
  let copil: Driver;
  beforeAll(async () => {
    copil = await open();
    await copil.say('claire', 'copil-dui', '/copil planifier 22/09/2026 14:00 2h "COPIL n°2"');
  });
  afterAll(() => copil.close());

  it('is reached by a link that the bot gives to who asks, alone', async () => {
    const seen = await copil.say('karim', 'copil-dui', '/copil tableau');
    expect(seen.messages[0]?.to).toBe('karim');
    expect(plain(seen.messages[0]?.text ?? '')).toContain('valable 15 minutes');
    expect(seen.messages[0]?.buttons.map(({ label }) => label)).toEqual(['Ouvrir le tableau']);
  });

  it('is the same ledger: what is answered on the page is answered in the chat', async () => {
    const email = 'karim.benhaddou@agla.example';
    const karim = await signedInByMail(copil, email);
    expect(karim.to).toContain(email);
    expect(karim.attributes).toMatch(/HttpOnly/);
    expect(karim.attributes).toMatch(/SameSite=Lax/);
    expect(karim.attributes).toMatch(/Path=\/board/);
    expect(await karim.read('/board/COPIL')).toContain('COPIL n°2');
    await karim.press('/board/COPIL/meetings/2', 'À distance');
    expect(await karim.read('/board/COPIL/meetings/2')).toContain('1 sur 9');
    const invitation = await lastOf(copil, 'karim', 'COPIL n°2');
    expect(plain(invitation.text)).toContain('À distance');
  });
});
