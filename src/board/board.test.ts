import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BoardBrowser, formsOf, openBoardBrowser } from '../../test/support/board-browser.ts';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { buttonsOf } from '../conversation/card.ts';
import { systemClock, toDate } from '../time.ts';
import { keepLink, newToken } from './sign-in.ts';

let house: DirectBot;
let now = Temporal.Instant.from('2026-10-19T08:00:00Z');

beforeAll(async () => {
  house = await openDirectBot(now.toString(), { composers: true });
});
afterAll(() => house.close());

function moveTo(instant: string): void {
  now = Temporal.Instant.from(instant);
  house.moveTo(instant);
}

const event = (as: string) => ({
  eventId: randomUUID(),
  account: { platform: 'local' as const, workspace: as === 'bruno' ? 'rives-doust' : 'agla', externalId: as },
  place: { kind: 'direct' as const },
});

/** Address of a person's own link, as the bot gives it. */
async function linkOf(as: string, text = 'tableau COPIL'): Promise<string> {
  const reply = await house.bot.say({ ...event(as), text });
  const [button] = buttonsOf(reply.card ?? { blocks: [] });
  if (!button || !('url' in button)) throw new Error(JSON.stringify(reply));
  return new URL(button.url).pathname;
}

async function signedIn(as: string, text?: string): Promise<BoardBrowser> {
  const browser = openBoardBrowser(house, () => now);
  await browser.open(await linkOf(as, text));
  await browser.press('Ouvrir le tableau');
  return browser;
}

const pointsOf = async (number: number) =>
  house.db.agendaItem.findMany({
    where: { meeting: { number, committee: { code: 'COPIL' } }, state: { not: 'refused' } },
    orderBy: { position: 'asc' },
  });

describe('the way in', () => {
  it('is a personal link that leads to the committee, works once, and is not used up by looking', async () => {
    const link = await linkOf('claire');
    const browser = openBoardBrowser(house, () => now);
    for (const _ of [1, 2]) expect((await browser.open(link)).text).toContain('au nom de Claire Le Goff');
    expect(browser.cookie).toBe('');
    const board = await browser.press('Ouvrir le tableau');
    expect(board.address).toBe('/board/COPIL');
    expect(board.text).toContain('Claire Le Goff');
    const other = openBoardBrowser(house, () => now);
    const again = await other.open(link);
    expect(again.status).toBe(410);
    expect(again.text).toContain('Ce lien a déjà servi');
    expect(again.text).toContain('/copil tableau');
    expect((await other.post(link, {})).status).toBe(410);
    expect(other.cookie).toBe('');
  });

  it('is over after a quarter of an hour of real time, whatever hour it is in the project', async () => {
    const link = await linkOf('claire');
    await house.db.signInLink.updateMany({
      where: { usedAt: null },
      data: { expiresAt: toDate(systemClock.system().subtract({ seconds: 1 })) },
    });
    const late = await openBoardBrowser(house, () => now).open(link);
    expect([late.status, late.text]).toEqual([410, expect.stringContaining('Ce lien n’est plus valable')]);
  });

  it('keeps no token that opens anything in the tables', async () => {
    const link = await linkOf('claire');
    const browser = await signedIn('claire');
    const rows = JSON.stringify([
      await house.db.signInLink.findMany(),
      await house.db.boardSession.findMany(),
    ]);
    expect(rows).not.toContain(link.split('/').at(-1));
    expect(rows).not.toContain(browser.cookie.split('=')[1]);
  });

  it('ends with the session, and when the person leaves', async () => {
    const browser = await signedIn('thomas');
    expect((await browser.open('/board/COPIL')).status).toBe(200);
    await house.db.person.updateMany({ where: { handle: 'thomas' }, data: { state: 'left' } });
    expect((await browser.open('/board/COPIL')).status).toBe(401);
    await house.db.person.updateMany({ where: { handle: 'thomas' }, data: { state: 'active' } });
    await house.db.boardSession.updateMany({ data: { expiresAt: toDate(systemClock.system()) } });
    expect((await browser.open('/board/COPIL')).text).toContain('Connectez-vous pour ouvrir le tableau');
    const leaving = await signedIn('thomas');
    expect((await leaving.press('Se déconnecter')).text).toContain('Le tableau est refermé');
    expect((await leaving.open('/board/COPIL')).status).toBe(401);
  });

  it('sends a fresh link by mail to who is known, and says the same to everybody', async () => {
    const browser = openBoardBrowser(house, () => now);
    const stranger = await browser.post('/sign-in', { email: 'nobody@example.org' });
    const karim = await house.db.person.findFirstOrThrow({ where: { handle: 'karim' } });
    const known = await browser.post('/sign-in', { email: karim.workEmail.toUpperCase() });
    expect(known.html).toBe(stranger.html);
    await browser.post('/sign-in', { email: karim.workEmail });
    const sent = await house.db.messageDelivery.findMany({ where: { rule: 'SIGN-IN' } });
    expect(sent.map(({ recipientId }) => recipientId)).toEqual([karim.id]);
  });
});

describe('who reads what (4.5)', () => {
  it('a member reads everything, staff the dates and what was decided, nobody another page', async () => {
    const sophie = await signedIn('sophie');
    expect(sophie.page.text).toContain('Réponses');
    expect((await sophie.open('/board/COPIL/risks')).text).toContain('R-01');
    const maelle = await signedIn('maelle');
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
    const julie = openBoardBrowser(house, () => now);
    await julie.open(`/sign-in/${token}`);
    await julie.press('Ouvrir le tableau');
    expect(julie.page.status).toBe(200);
    expect(julie.page.text).not.toContain('D-2026-001');
    expect((await julie.open('/board/COPIL/actions')).text).toContain('Vos actions');
  });

  it('neither an unknown committee nor somebody else’s is told apart', async () => {
    const bruno = await signedIn('bruno');
    const unknown = await bruno.open('/board/NOWHERE');
    expect(unknown.status).toBe(403);
    expect((await bruno.open('/board/COPIL/nothing')).status).toBe(404);
    expect((await bruno.open('/board/COPIL/meetings/99')).status).toBe(404);
    expect((await bruno.open('/board/COPIL/decisions/D-2026-999')).status).toBe(404);
    expect((await bruno.open('/board/%E0%A4%A')).status).toBe(404);
  });
});

describe('every page', () => {
  it.each([
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
  ])('opens: %s', async (path) => {
    const claire = await signedIn('claire');
    const page = await claire.open(`/board/COPIL${path}`);
    expect(page.status).toBe(200);
    expect(page.text).not.toMatch(/board\.|undefined|\[object|NaN/);
  });

  it('is kept out of caches, search engines and frames, and runs no script', async () => {
    const claire = await signedIn('claire');
    expect(claire.page.html).not.toMatch(/<script|onclick|style="/);
  });

  it('narrows the decisions by state and year', async () => {
    const claire = await signedIn('claire');
    expect((await claire.open('/board/COPIL/decisions?year=2026&state=adopted')).text).toContain(
      'D-2026-002',
    );
    expect((await claire.open('/board/COPIL/decisions?year=2025')).text).toContain('Aucune décision');
    expect((await claire.open('/board/COPIL/decisions?state=rubbish&owner=@nobody&year=x')).status).toBe(200);
  });
});

describe('what is changed on a page', () => {
  it('goes through the bot’s own commands: a point is added, edited, moved and withdrawn', async () => {
    const claire = await signedIn('claire', 'tableau réunion:COPIL-3');
    expect(claire.page.address).toBe('/board/COPIL/meetings/3');
    const before = (await pointsOf(3)).length;
    await claire.submit('agenda add', {}, { title: 'Wi-Fi EHPAD', minutes: '15min', purpose: 'decision' });
    expect(claire.page.address).toMatch(/^\/board\/COPIL\/meetings\/3\?reply=/);
    const added = (await pointsOf(3)).find(({ title }) => title === 'Wi-Fi EHPAD');
    expect([(await pointsOf(3)).length, added?.state, added?.minutes]).toEqual([before + 1, 'accepted', 15]);
    const item = String(added?.number);
    await claire.submit('agenda edit', { item }, { title: 'Wi-Fi en chambre', minutes: '20min' });
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

  it('counts once however often the same form is sent, and anew when it says something else', async () => {
    const claire = await signedIn('claire', 'tableau réunion:COPIL-4');
    const form = formsOf(claire.page.html).find(({ fields }) => fields.command === 'agenda add');
    if (!form) throw new Error('no form');
    const before = (await pointsOf(4)).length;
    for (const title of ['Bilan', 'Bilan', 'Perspectives'])
      await claire.post(form.action, { ...form.fields, 'arg.title': title, 'arg.minutes': '10min' });
    expect((await pointsOf(4)).length).toBe(before + 2);
  });

  it('is refused where the bot refuses, and from any page that is not ours', async () => {
    const maelle = await signedIn('maelle');
    const fields = {
      event: randomUUID(),
      back: 'COPIL',
      command: 'agenda order',
      way: 'form',
      'arg.item': '1',
      'arg.place': '2',
    };
    expect((await maelle.post('/board/act', fields)).text).toContain('Peuvent le faire');
    const claire = await signedIn('claire');
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
    const claire = await signedIn('claire');
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
    const claire = await signedIn('claire', 'tableau réunion:COPIL-3');
    await claire.press('À distance');
    const { address, html } = claire.page;
    expect(html).toContain('class="reply"');
    expect((await claire.open(address)).html).not.toContain('class="reply"');
    await claire.press('Je viens');
    const karim = await signedIn('karim');
    expect((await karim.open(claire.page.address)).html).not.toContain('class="reply"');
  });
});

describe('a session kept from the page', () => {
  it('attendance with its hour, quorum, points, notes, a decision with its vote, an action, the closing', async () => {
    moveTo('2026-10-20T11:55:00Z');
    const ines = await signedIn('ines', 'tableau réunion:COPIL-3');
    for (const [people, mark] of [
      ['@claire', 'present'],
      ['@karim', 'present'],
      ['@sophie', 'present'],
      ['@yann', 'remote'],
      ['@fatou', 'present'],
    ] as const)
      await ines.submit('attendance', { people }, { mark });
    expect(ines.page.text).toContain('5 sur 9, quorum atteint');
    moveTo('2026-10-20T12:02:00Z');
    await ines.open('/board/COPIL/meetings/3');
    await ines.press('Ouvrir la séance');
    expect(ines.page.text).toContain('en séance');
    const late = await ines.submit('attendance', { people: '@fatou' }, { mark: 'left', at: '99h' });
    expect([late.status, late.html]).toEqual([422, expect.stringContaining('aria-invalid')]);
    await ines.open('/board/COPIL/meetings/3');
    await ines.submit('note', {}, { text: 'Le débit est mesuré à 12 Mbit/s en chambre.' });
    expect(await house.db.sessionNote.count()).toBe(1);
    await ines.submit('decision', {}, { text: 'Poser quatre bornes à l’EHPAD', type: 'functional' });
    const decision = await house.db.decision.findFirstOrThrow({ orderBy: { number: 'desc' } });
    expect(ines.page.text).toContain(decision.number);
    await ines.submit(
      'vote enter',
      { decision: decision.number },
      { inFavour: '4', against: '1', abstentions: '0' },
    );
    expect(ines.page.text).toContain('4 pour, 1 contre');
    await ines.submit(
      'action',
      {},
      { owner: '@karim', text: 'Commander les bornes', due: '2026-11-06', decision: decision.number },
    );
    const action = await house.db.actionItem.findFirstOrThrow({ where: { text: 'Commander les bornes' } });
    expect(action.decisionId).toBe(decision.id);
    moveTo('2026-10-20T13:50:00Z');
    await ines.open('/board/COPIL/meetings/3');
    await ines.press('Clore');
    if (ines.page.html.includes('name="arg.confirmed"'))
      await ines.submit('close', { meeting: 'COPIL-3', confirmed: 'true' }, {});
    expect((await house.db.meeting.findFirstOrThrow({ where: { number: 3 } })).state).toBe('closed');
  });

  it('then the minutes: written by point, released by both leads, a version each time', async () => {
    const claire = await signedIn('claire');
    const minutes = await claire.open('/board/COPIL/minutes/3');
    expect(minutes.status).toBe(200);
    await claire.submit('minutes edit', { section: 'opening' }, { text: 'La présidence ouvre la séance.' });
    expect(claire.page.text).toContain('La présidence ouvre la séance.');
    expect(claire.page.text).toContain('Version 2');
    expect((await claire.open('/board/COPIL/minutes/3?version=1')).text).toContain('Vous lisez la version 1');
    const yann = await signedIn('yann');
    expect((await yann.open('/board/COPIL/minutes/3')).status).toBe(403);
  });
});
