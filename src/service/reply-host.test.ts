import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type MailedPages, openMailedPages } from '../../test/support/mailed-pages.ts';
import { testPlatform } from '../delivery/fixtures/test-platform.ts';
import { readReplyToken, replyToken, signOffer } from './reply-link.ts';

/** The night of the go-live at the EHPAD: its night team has the card of the day by mail (nasty case 8). */
let site: MailedPages;
let night: { id: string; workEmail: string }[];
const start = Temporal.Instant.from('2026-11-19T05:30:00Z');
const secret = 'a secret of the tests, thirty-two characters long';
beforeAll(async () => {
  site = await openMailedPages(start.toString(), { platforms: [testPlatform('local', { update: true })] });
  const { db, delivery } = site.house;
  const deployment = await db.deployment.findFirstOrThrow({ where: { site: { code: 'S03' } } });
  await db.messageDelivery.deleteMany({
    where: {
      OR: [{ subjectId: { not: deployment.id } }, { NOT: { message: { startsWith: 'difficulty.' } } }],
    },
  });
  night = await db.person.findMany({
    where: { postings: { some: { site: { code: 'S03' }, team: 'Équipe de nuit' } } },
    orderBy: { handle: 'asc' },
    select: { id: true, workEmail: true },
  });
  await delivery.advanceTo(Temporal.Instant.from('2026-11-19T20:30:00Z'), {
    setNow: async (moment) => site.house.moveTo(moment.toString()),
  });
});
beforeEach(async () => {
  site.system.now = start;
  await site.house.db.dayAnswer.deleteMany();
});
afterAll(() => site.house.close());

const linkOf = (index: number, label = 'Tout va bien') => site.linkIn(night[index]?.workEmail ?? '', label);
const answers = async () =>
  (await site.house.db.dayAnswer.findMany({ orderBy: { at: 'asc' } })).map(
    ({ personId, answer }) => `${night.findIndex(({ id }) => id === personId)} ${answer}`,
  );
const post = (link: string, body: URLSearchParams, headers: Record<string, string> = {}) =>
  site.request(link, {
    method: 'POST',
    body,
    headers: { 'sec-fetch-site': 'same-origin', ...headers },
  });

describe('the day card by mail', () => {
  it('is answered on its page, the button pressed in the mail first; the page says what counts now', async () => {
    const link = linkOf(0, 'J’ai une difficulté');
    const page = await site.open(link);
    expect(page.buttons).toEqual(['J’ai une difficulté', 'Tout va bien', 'Bloquant']);
    expect(page.text).toContain('Bonsoir');
    expect(page.text).toContain('02 99 00 10 20');
    const done = await site.press(link, page, 'Tout va bien');
    expect(done.text).toContain('tout va bien');
    expect(done.text).toContain('la dernière réponse compte');
    expect(await answers()).toEqual(['0 fine']);
    expect((await site.open(linkOf(0))).text).toContain('Votre réponse à 21 h 30 : tout va bien.');
  });

  it('takes a few words about what blocks, and says who hears of it and whom to call', async () => {
    const link = linkOf(1, 'Bloquant');
    const form = await site.press(link, await site.open(link), 'Bloquant');
    expect(await answers()).toEqual(['1 blocking']);
    expect(form.html).toContain('name="value.text"');
    const [send = ''] = form.buttons;
    const said = await site.press(link, form, send, { text: 'Plus aucun accès' });
    expect(said.text).toContain('Personne n’est d’astreinte');
    expect(said.text).toContain('02 99 00 10 20');
    const told = await site.house.db.difficulty.findMany({ where: { text: 'Plus aucun accès' } });
    expect(told).toMatchObject([{ severity: 'blocking', reporterId: night[1]?.id }]);
  });

  it('says at its field what may not be kept, and takes it once it is written otherwise', async () => {
    const link = linkOf(2, 'J’ai une difficulté');
    const form = await site.press(link, await site.open(link), 'J’ai une difficulté');
    const [send = ''] = form.buttons;
    const refused = await site.press(link, form, send, { text: 'Dossier du 1 85 05 78 006 084 91' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('aria-invalid="true"');
    expect(refused.text).toContain('numéro de sécurité sociale');
    expect(refused.buttons).toEqual(form.buttons);
    const sent = await site.press(link, refused, send, { text: 'Le chariot ne répond plus' });
    expect(sent.status).toBe(200);
    expect(await site.house.db.difficulty.count({ where: { text: { contains: '1 85' } } })).toBe(0);
    expect(await site.house.db.difficulty.count({ where: { text: 'Le chariot ne répond plus' } })).toBe(1);
  });

  it('takes no answer once the day is over, says so, and still takes a difficulty', async () => {
    const link = linkOf(3);
    const page = await site.open(link);
    site.house.moveTo('2026-11-20T14:00:00Z');
    const late = await site.press(link, page, 'Tout va bien');
    expect(late.text).toContain('Cette journée est passée');
    const over = await site.open(link);
    expect(over.buttons).toEqual(['Signaler une difficulté']);
    const form = await site.press(link, over, 'Signaler une difficulté');
    expect(form.html).toContain('name="value.text"');
    expect(await answers()).toEqual([]);
    site.house.moveTo('2026-11-19T20:30:00Z');
  });
});

describe('the page behind a button of a mail', () => {
  it('changes nothing while it is only opened, by whatever opens it', async () => {
    const before = await site.house.db.auditEvent.count();
    for (const method of ['GET', 'HEAD']) await site.request(`${linkOf(0)}?fbclid=1`, { method });
    expect(await answers()).toEqual([]);
    expect(await site.house.db.auditEvent.count()).toBe(before);
  });

  it('is for nobody’s cache, frame, referrer or search engine, and runs no script', async () => {
    const { headers } = await site.request(linkOf(0));
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it('counts a press that is sent twice once', async () => {
    const link = linkOf(4, 'J’ai une difficulté');
    const form = await site.press(link, await site.open(link), 'J’ai une difficulté');
    const [send = ''] = form.buttons;
    const body = site.bodyOf(form, send, { text: 'Deux fois la même' });
    const [first, second] = [await post(link, body), await post(link, body)];
    expect([first?.status, second?.status]).toEqual([200, 200]);
    expect(await site.house.db.difficulty.count({ where: { text: 'Deux fois la même' } })).toBe(1);
  });

  it('takes nothing from another page, and nothing that it did not offer', async () => {
    const link = linkOf(0);
    const body = site.bodyOf(await site.open(link), 'Tout va bien');
    expect((await post(link, body, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    const evil = { origin: 'https://evil.example', 'sec-fetch-site': '' };
    expect((await post(link, body, evil)).status).toBe(403);
    for (const offer of ['', 'v1.x.y', body.get('offer')?.replace(/.$/, (end) => (end === 'A' ? 'B' : 'A'))])
      expect((await post(link, new URLSearchParams({ offer: offer ?? '' }))).status).toBe(403);
    const made = (key: string) =>
      signOffer(
        'another secret, that of nobody here',
        { key, way: 'button', command: 'difficulty day', given: { site: 'S03', answer: 'fine' }, asked: [] },
        start,
      );
    expect((await post(link, new URLSearchParams({ offer: made(keyOf(link)) }))).status).toBe(403);
    expect(await answers()).toEqual([]);
  });

  it('takes no other value than it asked for', async () => {
    const link = linkOf(0);
    const body = site.bodyOf(await site.open(link), 'Tout va bien');
    body.set('value.answer', 'blocking');
    body.set('value.site', 'S01');
    expect((await post(link, body)).status).toBe(200);
    expect(await answers()).toEqual(['0 fine']);
  });

  it('acts for its person alone: what one page offered does nothing on the page of somebody else', async () => {
    const mine = site.bodyOf(await site.open(linkOf(5)), 'Tout va bien');
    expect((await post(linkOf(6), mine)).status).toBe(403);
    expect(await answers()).toEqual([]);
    expect((await post(linkOf(5), mine)).status).toBe(200);
    expect(await answers()).toEqual(['5 fine']);
  });

  it('opens for nobody who made its address up', async () => {
    const link = linkOf(0);
    const forged = replyToken('another secret, that of nobody here', tokenOf(link), start);
    for (const token of [forged, 'v1.x.y', `${link.split('/').at(-1)}x`])
      expect((await site.open(`https://copil.example/reply/${token}`)).status).toBe(404);
    const nothing = replyToken(secret, { key: 'D17|none', button: 'fine' }, start);
    expect((await site.open(`https://copil.example/reply/${nothing}`)).status).toBe(404);
  });

  it('is over after sixty days, for looking and for pressing', async () => {
    const link = linkOf(0);
    const body = site.bodyOf(await site.open(link), 'Tout va bien');
    site.system.now = start.add({ hours: 24 * 60 - 1 });
    expect((await site.open(link)).status).toBe(200);
    site.system.now = start.add({ hours: 24 * 60 + 24 });
    expect((await site.open(link)).status).toBe(410);
    expect((await post(link, body)).status).toBe(410);
    expect(await answers()).toEqual([]);
  });

  it('that was open for half a day asks for another press: only what is remembered can be known as sent before', async () => {
    const link = linkOf(0);
    const body = site.bodyOf(await site.open(link), 'Tout va bien');
    site.system.now = start.add({ hours: 13 });
    const stale = await post(link, body);
    expect(stale.status).toBe(409);
    expect(await stale.text()).toContain('rien n’a été enregistré');
    expect(await answers()).toEqual([]);
  });

  it('is closed to who has left', async () => {
    const link = linkOf(7);
    const body = site.bodyOf(await site.open(link), 'Tout va bien');
    await site.house.db.person.update({ where: { id: night[7]?.id ?? '' }, data: { state: 'left' } });
    expect((await site.open(link)).status).toBe(404);
    expect((await post(link, body)).status).toBe(404);
    expect(await answers()).toEqual([]);
  });
});

function tokenOf(link: string) {
  const read = readReplyToken(secret, link.split('/').at(-1) ?? '', start);
  if (typeof read === 'string') throw new Error(read);
  return read;
}

const keyOf = (link: string) => tokenOf(link).key;
