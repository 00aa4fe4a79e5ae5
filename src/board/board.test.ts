import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boardOver, formsOf } from '../../test/support/board-browser.ts';
import { systemClock, toDate } from '../time.ts';
import { type BoardHouse, openBoardHouse } from './fixtures/board-house.ts';
import { keepLink, newToken } from './sign-in.ts';

let house: BoardHouse;
beforeAll(async () => {
  house = await openBoardHouse('2026-10-19T08:00:00Z');
});
afterAll(() => house.close());

const pointsOf = async (number: number) =>
  house.db.agendaItem.findMany({
    where: { meeting: { number, committee: { code: 'COPIL' } }, state: { not: 'refused' } },
    orderBy: { position: 'asc' },
  });

describe('the way in', () => {
  it('is a personal link that leads to the committee, works once, and is not used up by looking', async () => {
    const link = await house.linkOf('claire');
    const browser = house.browser();
    for (const _ of [1, 2]) expect((await browser.open(link)).text).toContain('au nom de Claire Le Goff');
    expect(browser.cookie).toBe('');
    const board = await browser.press('Ouvrir le tableau');
    expect(board.address).toBe('/board/COPIL');
    expect(board.text).toContain('Claire Le Goff');
    const other = house.browser();
    const again = await other.open(link);
    expect(again.status).toBe(410);
    expect(again.text).toContain('Ce lien a déjà servi');
    expect(again.text).toContain('/copil tableau');
    expect((await other.post(link, {})).status).toBe(410);
    expect(other.cookie).toBe('');
  });

  it('is over after a quarter of an hour of real time, whatever hour it is in the project', async () => {
    const link = await house.linkOf('claire');
    await house.db.signInLink.updateMany({
      where: { usedAt: null },
      data: { expiresAt: toDate(systemClock.system().subtract({ seconds: 1 })) },
    });
    const late = await house.browser().open(link);
    expect([late.status, late.text]).toEqual([410, expect.stringContaining('Ce lien n’est plus valable')]);
  });

  it('keeps no token that opens anything in the tables', async () => {
    const link = await house.linkOf('claire');
    const browser = await house.signedIn('claire');
    const rows = JSON.stringify([
      await house.db.signInLink.findMany(),
      await house.db.boardSession.findMany(),
    ]);
    expect(rows).not.toContain(link.split('/').at(-1));
    expect(rows).not.toContain(browser.cookie.split('=')[1]);
  });

  it('ends with the session, and when the person leaves', async () => {
    const browser = await house.signedIn('thomas');
    expect((await browser.open('/board/COPIL')).status).toBe(200);
    await house.db.person.updateMany({ where: { handle: 'thomas' }, data: { state: 'left' } });
    expect((await browser.open('/board/COPIL')).status).toBe(401);
    await house.db.person.updateMany({ where: { handle: 'thomas' }, data: { state: 'active' } });
    await house.db.boardSession.updateMany({ data: { expiresAt: toDate(systemClock.system()) } });
    expect((await browser.open('/board/COPIL')).text).toContain('Connectez-vous pour ouvrir le tableau');
    const leaving = await house.signedIn('thomas');
    expect((await leaving.press('Se déconnecter')).text).toContain('Le tableau est refermé');
    expect((await leaving.open('/board/COPIL')).status).toBe(401);
  });

  it('sends a fresh link by mail to who is known, and says the same to everybody', async () => {
    const browser = house.browser();
    const stranger = await browser.post('/sign-in', { email: 'nobody@example.org' });
    const karim = await house.db.person.findFirstOrThrow({ where: { handle: 'karim' } });
    const known = await browser.post('/sign-in', { email: karim.workEmail.toUpperCase() });
    expect(known.html).toBe(stranger.html);
    await browser.post('/sign-in', { email: karim.workEmail });
    const sent = await house.db.messageDelivery.findMany({ where: { rule: 'SIGN-IN' } });
    expect(sent.map(({ recipientId }) => recipientId)).toEqual([karim.id]);
  });
});

describe('the cookie', () => {
  it('stays on our pages, out of reach of scripts, and on https alone where the address is https', async () => {
    const token = newToken();
    const { id: personId } = await house.db.person.findFirstOrThrow({ where: { handle: 'claire' } });
    await keepLink(house.db, { token, personId, path: 'COPIL' }, systemClock.system());
    const publicUrl = 'https://copil.example/outils';
    const response = await boardOver(house, house.now, { publicUrl }).request(
      `https://copil.example/sign-in/${token}`,
      {
        method: 'POST',
        headers: { 'Sec-Fetch-Site': 'same-origin' },
      },
    );
    expect(response.headers.get('Location')).toBe('/outils/board/COPIL');
    const cookie = response.headers.get('Set-Cookie') ?? '';
    for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/outils/board', 'Max-Age=43200'])
      expect(cookie).toContain(part);
  });
});

describe('who reads what (4.5)', () => {
  it('a member reads everything, staff the dates and what was decided, nobody another page', async () => {
    const sophie = await house.signedIn('sophie');
    expect(sophie.page.text).toContain('Réponses');
    expect((await sophie.open('/board/COPIL/risks')).text).toContain('R-01');
    const maelle = await house.signedIn('maelle');
    expect(maelle.page.text).toContain('D-2026-001');
    expect(maelle.page.text).not.toContain('Réponses :');
    expect(maelle.page.text).not.toContain('Actions en retard');
    expect((await maelle.open('/board/COPIL/risks')).status).toBe(403);
    expect((await maelle.open('/board/COPIL/meetings/3')).text).not.toContain('Fatou');
  });

  it('the vendor finds her own points alone', async () => {
    const { id: personId } = await house.db.person.findFirstOrThrow({ where: { handle: 'julie' } });
    const token = newToken();
    await keepLink(house.db, { token, personId, path: 'COPIL' }, systemClock.system());
    const julie = house.browser();
    await julie.open(`/sign-in/${token}`);
    await julie.press('Ouvrir le tableau');
    expect(julie.page.status).toBe(200);
    expect(julie.page.text).not.toContain('D-2026-001');
    expect((await julie.open('/board/COPIL/actions')).text).toContain('Vos actions');
  });

  it('neither an unknown committee nor somebody else’s is told apart', async () => {
    const bruno = await house.signedIn('bruno');
    const unknown = await bruno.open('/board/NOWHERE');
    expect(unknown.status).toBe(403);
    expect((await bruno.open('/board/COPIL/nothing')).status).toBe(404);
    expect((await bruno.open('/board/COPIL/meetings/99')).status).toBe(404);
    expect((await bruno.open('/board/COPIL/decisions/D-2026-999')).status).toBe(404);
    expect((await bruno.open('/board/%E0%A4%A')).status).toBe(404);
  });
});

describe('every page', () => {
  const paths = [
    '',
    '/meetings',
    '/meetings/1',
    '/meetings/3',
    '/decisions',
    '/decisions/D-2026-001',
    '/actions',
    '/risks',
    '/minutes',
    '/reports',
  ];

  it('opens in French and English, runs no script and leaves no word untranslated', async () => {
    const claire = await house.signedIn('claire');
    for (const locale of ['fr', 'en'] as const) {
      await house.db.person.updateMany({ where: { handle: 'claire' }, data: { locale } });
      for (const path of paths) {
        const page = await claire.open(`/board/COPIL${path}`);
        expect(page.status, path).toBe(200);
        expect(page.html, path).toContain(`<html lang="${locale}">`);
        expect(page.text, path).not.toMatch(/board\.|undefined|\[object|NaN/);
        expect(page.html, path).not.toMatch(/<script|onclick|style="/);
      }
    }
    await house.db.person.updateMany({ where: { handle: 'claire' }, data: { locale: 'fr' } });
  });

  it('is kept out of caches, search engines and frames', async () => {
    const response = await boardOver(house, house.now).request('http://127.0.0.1/board/COPIL');
    expect(response.status).toBe(401);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(response.headers.get('X-Robots-Tag')).toContain('noindex');
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(response.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
  });

  it('narrows the decisions by state and year', async () => {
    const claire = await house.signedIn('claire');
    expect((await claire.open('/board/COPIL/decisions?year=2026&state=adopted')).text).toContain(
      'D-2026-002',
    );
    expect((await claire.open('/board/COPIL/decisions?year=2025')).text).toContain('Aucune décision');
    expect((await claire.open('/board/COPIL/decisions?state=rubbish&owner=@nobody&year=x')).status).toBe(200);
  });
});

describe('what is changed on a page', () => {
  it('goes through the bot’s own commands: a point is added, edited, moved and withdrawn', async () => {
    const claire = await house.signedIn('claire', 'tableau réunion:COPIL-3');
    expect(claire.page.address).toBe('/board/COPIL/meetings/3');
    const before = (await pointsOf(3)).length;
    await claire.submit('agenda add', {}, { title: 'Wi-Fi EHPAD', minutes: '15min', purpose: 'decision' });
    expect(claire.page.address).toMatch(/^\/board\/COPIL\/meetings\/3\?reply=/);
    const added = (await pointsOf(3)).find(({ title }) => title === 'Wi-Fi EHPAD');
    expect([(await pointsOf(3)).length, added?.state, added?.minutes]).toEqual([before + 1, 'accepted', 15]);
    const item = String(added?.number);
    await claire.submit('agenda edit', { item: `P${item}` }, { title: 'Wi-Fi en chambre', minutes: '20min' });
    expect(claire.page.text).toContain('Wi-Fi en chambre');
    if (before > 0) {
      const place = (await pointsOf(3)).find(({ number }) => String(number) === item)?.position ?? 0;
      await claire.press('Monter le point « Wi-Fi en chambre »');
      expect((await pointsOf(3)).find(({ number }) => String(number) === item)?.position).toBe(place - 1);
    }
    const asked = await claire.press('Retirer le point « Wi-Fi en chambre »');
    expect(asked.text).toContain('Retirer le point « Wi-Fi en chambre » de l’ordre du jour ?');
    expect((await pointsOf(3)).length).toBe(before + 1);
    await claire.press('Oui, confirmer');
    expect((await pointsOf(3)).filter(({ state }) => state !== 'refused').length).toBe(before);
  });

  it('changes the very point of its line, whatever the order has become', async () => {
    const claire = await house.signedIn('claire', 'tableau réunion:COPIL-5');
    for (const title of ['Premier', 'Second'])
      await claire.submit('agenda add', {}, { title, minutes: '10min', purpose: 'information' });
    await claire.press('Monter le point « Second »');
    const second = (await pointsOf(5)).find(({ title }) => title === 'Second');
    expect([second?.number, second?.position]).toEqual([2, 1]);
    expect(claire.page.text).toMatch(/1 · Second.*2 · Premier/s);
    await claire.submit('agenda edit', { item: 'P2' }, { title: 'Second, précisé' });
    const titles = (await pointsOf(5)).map(({ number, title }) => `${number} ${title}`).toSorted();
    expect(titles).toEqual(['1 Premier', '2 Second, précisé']);
  });

  it('counts once however often the same form is sent, and anew when it says something else', async () => {
    const claire = await house.signedIn('claire', 'tableau réunion:COPIL-4');
    const form = formsOf(claire.page.html).find(({ fields }) => fields.command === 'agenda add');
    if (!form) throw new Error('no form');
    const before = (await pointsOf(4)).length;
    for (const title of ['Bilan', 'Bilan', 'Perspectives'])
      await claire.post(form.action, { ...form.fields, 'arg.title': title, 'arg.minutes': '10min' });
    expect((await pointsOf(4)).length).toBe(before + 2);
  });

  it('is refused where the bot refuses, and from any page that is not ours', async () => {
    const maelle = await house.signedIn('maelle');
    const fields = {
      event: randomUUID(),
      back: 'COPIL',
      command: 'agenda order',
      way: 'form',
      'arg.item': '1',
      'arg.place': '2',
    };
    expect((await maelle.post('/board/act', fields)).text).toContain('Peuvent le faire');
    const claire = await house.signedIn('claire');
    const foreign = await claire.post('/board/act', fields, { 'Sec-Fetch-Site': 'cross-site' });
    expect([foreign.status, foreign.text]).toEqual([403, expect.stringContaining('Rien n’a été enregistré')]);
    const elsewhere = await claire.post('/board/act', {
      event: randomUUID(),
      command: 'agenda',
      way: 'button',
      back: '//evil.example',
    });
    expect(elsewhere.address).toMatch(/^\/board\/\?reply=/);
  });

  it('shows the form again with what is missing or wrong at its field', async () => {
    const claire = await house.signedIn('claire');
    const opened = await claire.post('/board/act', {
      event: randomUUID(),
      back: 'COPIL/actions',
      command: 'action',
      way: 'button',
      'arg.committee': 'COPIL',
    });
    expect([opened.status, opened.html]).toEqual([200, expect.stringContaining('name="arg.due"')]);
    const wrong = await claire.post('/board/act', {
      event: randomUUID(),
      back: 'COPIL/actions',
      command: 'action',
      way: 'form',
      'arg.committee': 'COPIL',
      'arg.owner': '@karim',
      'arg.text': 'Poser 4 bornes',
      'arg.due': 'trente-deux',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('aria-invalid="true"');
    expect(wrong.html).toContain('trente-deux');
  });

  it('shows an answer once, to the one it was for', async () => {
    const claire = await house.signedIn('claire', 'tableau réunion:COPIL-3');
    await claire.press('À distance');
    const { address, html } = claire.page;
    expect(html).toContain('class="reply"');
    expect((await claire.open(address)).html).not.toContain('class="reply"');
    const form = formsOf(claire.page.html).find(({ buttons }) => buttons.includes('Je viens'));
    const response = await boardOver(house, house.now).request(`http://127.0.0.1${form?.action}`, {
      method: 'POST',
      body: new URLSearchParams(form?.fields),
      headers: { 'Sec-Fetch-Site': 'same-origin', Cookie: claire.cookie },
    });
    const answered = response.headers.get('Location') ?? '';
    const karim = await house.signedIn('karim');
    expect((await karim.open(answered)).html).not.toContain('class="reply"');
    expect((await claire.open(answered)).html).toContain('class="reply"');
  });
});

describe('the first page of a committee', () => {
  it('says that the agenda overruns, and by whom it is or must be validated; its name is said once', async () => {
    const meeting = await house.db.meeting.findFirstOrThrow({
      where: { number: 3, committee: { code: 'COPIL' } },
    });
    const { spaceId, id: meetingId } = meeting;
    await house.db.agendaItem.create({
      data: {
        ...{ spaceId, meetingId, number: 90, position: 90, title: 'Sujet fleuve', minutes: 300 },
        ...{ state: 'accepted', proposedAt: new Date(0) },
      },
    });
    const claire = await house.signedIn('claire');
    const first = await claire.open('/board/COPIL');
    expect(first.text).toContain('Sujet fleuve');
    expect(first.text).toMatch(/dépasse(nt)? la durée de la réunion/);
    expect(first.text).toContain('pas encore validé. Validation attendue d’Hélène Guivarc’h.');
    expect(first.html).toContain('<title>COPIL DUI · Dossier usager informatisé 2026-2027');
    // Nobody presents it: no line says so.
    expect((await claire.open('/board/COPIL/meetings/3')).html).toContain('class="empty"');
    const helene = await house.db.person.findFirstOrThrow({ where: { handle: 'helene' } });
    await house.db.meeting.update({
      where: { id: meetingId },
      data: { agendaValidatedAt: new Date(0), agendaValidatedById: helene.id },
    });
    expect((await claire.open('/board/COPIL')).text).toContain('Ordre du jour validé par Hélène Guivarc’h.');
    // Who reads the dates alone is told nothing of its preparation.
    const maelle = await house.signedIn('maelle');
    expect((await maelle.open('/board/COPIL')).text).not.toContain('validé par');
  });
});
