import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMailServer } from '../support/mail-server.ts';
import type { Driver } from './driver.ts';
import { openLocalDriver } from './local-driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { plain, replyOf } from './reading.ts';

const yann = 'yann.kerbrat@agla.example';

onEveryPlatform('answers from a mail', (open) => {
  let copil: Driver;
  let link: string;
  beforeAll(async () => {
    copil = await open();
    await copil.say('claire', 'copil-dui', '/copil planifier 22/09/2026 14:00 2h "COPIL n°2"');
    const [mail] = await copil.mails(yann);
    link = /À distance\s*: (\S+)/.exec(plain(mail?.text ?? ''))?.[1] ?? '';
  });
  afterAll(() => copil.close());

  const count = async () =>
    (await copil.state()).meetings.find(({ reference }: { reference: string }) => reference === 'COPIL-2')
      .count;
  const openPage = async () => {
    const response = await fetch(link);
    const page = plain(await response.text());
    return { status: response.status, page, seen: /name="seen" value="([^"]*)"/.exec(page)?.[1] ?? '' };
  };
  const press = (answer: string, seen: string) =>
    fetch(link, {
      method: 'POST',
      body: new URLSearchParams({ answer, seen }),
      headers: { origin: copil.url },
    });

  it('a scanner that opens every link answers for nobody', async () => {
    await openPage();
    await fetch(link, { method: 'HEAD' });
    expect((await count()).answered).toBe(0);
  });

  it('the page says what is asked, and the press records it once', async () => {
    const { page, seen } = await openPage();
    expect(page).toContain('COPIL n°2');
    expect(page).toContain('mardi 22 septembre 2026, de 14 h à 16 h');
    expect((await press('remote', seen)).ok).toBe(true);
    expect(await count()).toMatchObject({ answered: 1, remote: 1 });
    expect((await press('absent', seen)).status).toBe(409);
    expect(await count()).toMatchObject({ answered: 1, remote: 1 });
  });

  it('the used link shows the current answer and lets it be changed, in the chat of everybody', async () => {
    const { seen } = await openPage();
    expect((await press('present', seen)).ok).toBe(true);
    expect(await count()).toMatchObject({ answered: 1, present: 1 });
    const card = (await copil.messages('claire', 'copil-dui')).find(({ text }) => text.includes('Réponses'));
    expect(plain(card?.text ?? '')).toContain('Réponses : 1 sur 9');
  });

  it('a forged link opens nothing', async () => {
    const response = await fetch(`${link.slice(0, -3)}abc`);
    expect(response.status).toBe(404);
  });

  it('a link of the old date answers nothing for the new one by itself', async () => {
    const preview = await copil.say('claire', 'copil-dui', '/copil déplacer COPIL-2 24/09/2026 14:00');
    await copil.press('claire', preview.messages[0]?.id ?? '', 'confirm');
    const { page } = await openPage();
    expect(page).toContain('jeudi 24 septembre 2026');
    expect((await count()).answered).toBe(0);
  });

  it('after the meeting has begun nothing can be answered any more', async () => {
    const { seen } = await openPage();
    await copil.clock('2026-09-24T14:00');
    await press('present', seen);
    expect((await count()).answered).toBe(0);
  });
});

onEveryPlatform('a private calendar address', (open) => {
  let copil: Driver;
  beforeAll(async () => {
    copil = await open();
  });
  afterAll(() => copil.close());
  const addressIn = (text: string) => /http:\S+\.ics/.exec(text)?.[0] ?? '';

  it('shows one’s own meetings, and dies when it is changed', async () => {
    const shown = await copil.say('yann', 'dm', 'abonnement');
    const address = addressIn(replyOf(shown));
    const calendar = await (await fetch(address)).text();
    expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(6);
    expect(calendar).not.toContain('ATTENDEE');
    const renewed = await copil.press('yann', shown.messages[0]?.id ?? '', 'renew');
    expect((await fetch(address)).status).toBe(404);
    expect((await fetch(addressIn(replyOf(renewed)))).status).toBe(200);
  });

  it('of a committee is for its members', async () => {
    expect(replyOf(await copil.say('maelle', 'dm', 'abonnement COPIL'))).toContain('Seuls les membres');
    const address = addressIn(replyOf(await copil.say('bruno', 'dm', 'abonnement COPIL')));
    expect((await (await fetch(address)).text()).match(/BEGIN:VEVENT/g)).toHaveLength(6);
  });
});

describe('with an SMTP server', () => {
  it('nine calendar invitations leave over TCP, and people without chat get everything by mail', async () => {
    const server = await openMailServer();
    const copil = await openLocalDriver({
      env: { SMTP_URL: server.url, MAIL_FROM: 'COPIL <copil@agla.example>' },
    });
    try {
      await copil.say(
        'claire',
        'copil-dui',
        '/copil planifier 22/09/2026 14:00 2h "COPIL n°2" invités:"@julie"',
      );
      const received = server.mails.filter(({ to }) => to.some((address) => address.endsWith('.example')));
      expect(received).toHaveLength(10);
      const julie = received.filter(({ to }) => to.includes('julie.meyer@galatee.example'));
      expect(julie).toHaveLength(1);
      expect(julie[0]?.raw).toMatch(/text\/calendar; charset=utf-8; method=REQUEST/i);
      expect(await copil.mails()).toEqual([]);
    } finally {
      await copil.close();
      await server.close();
    }
  });
});
