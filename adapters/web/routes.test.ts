import fc from 'fast-check';
import type { Hono } from 'hono';
import { beforeEach, describe, expect, it } from 'vitest';
import { memoryWebHost } from '../../test/support/memory-web-host.ts';
import { readStrictly } from '../../test/support/strict-ical.ts';
import type { Answer } from './host.ts';
import { webRoutes } from './routes.ts';

let house: ReturnType<typeof memoryWebHost>;
let app: Hono;

function open(locale: 'fr' | 'en' = 'fr'): void {
  house = memoryWebHost(locale);
  const clock = { now: () => house.state.system, system: () => house.state.system };
  app = webRoutes(house.host, { publicUrl: 'https://copil.example', clock });
}
beforeEach(() => open());

const sameOrigin = { 'Sec-Fetch-Site': 'same-origin' };

async function get(address: string, headers: Record<string, string> = {}) {
  const response = await app.request(address, { headers });
  return { response, page: await response.text() };
}

/** As a browser does: a redirection is followed by a look. */
async function post(
  address: string,
  fields: Record<string, string>,
  headers: Record<string, string> = sameOrigin,
) {
  const response = await app.request(address, { method: 'POST', body: new URLSearchParams(fields), headers });
  if (response.status !== 303) return { response, page: await response.text() };
  return get(address + response.headers.get('Location'));
}

/** Presses a button of a page that was opened. */
async function press(address: string, page: string, answer: Answer, fields: Record<string, string> = {}) {
  const seen = /name="seen" value="([^"]*)"/.exec(page)?.[1] ?? '';
  expect(page).toContain(`name="answer" value="${answer}"`);
  return post(address, { seen, answer, ...fields });
}

describe('an answer link', () => {
  it('shows meeting, date, place, person and both answers, and records nothing', async () => {
    const { response, page } = await get(house.answerLink('present'));
    expect(response.status).toBe(200);
    expect(page).toContain('<html lang="fr">');
    const everything = [
      'COPIL DUI n°2',
      'mardi 22 septembre 2026, de 14 h à 16 h',
      'salle Surcouf',
      'Invitation adressée à <strong>Hélène Guivarc’h</strong>',
      'Pas encore de réponse',
      'Confirmer\u00a0: Je viens',
    ];
    for (const words of everything) expect(page).toContain(words);
    expect(house.state.recordings).toBe(0);
  });

  it('is not pressed by a scanner, however often and by whatever method it looks', async () => {
    const link = house.answerLink('present');
    for (const method of ['GET', 'HEAD', 'GET', 'OPTIONS', 'PUT']) await app.request(link, { method });
    expect(house.state.recordings).toBe(0);
    expect((await get(link)).page).toContain('Confirmer');
  });

  it('is kept out of caches, search engines, referrers and frames', async () => {
    const { response } = await get(house.answerLink('present'));
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(response.headers.get('X-Robots-Tag')).toContain('noindex');
    expect(response.headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(response.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
  });

  it('records the answer once it is confirmed', async () => {
    const link = house.answerLink('remote');
    const { response, page } = await press(link, (await get(link)).page, 'remote', { reason: '  Train  ' });
    expect(response.status).toBe(200);
    expect(page).toContain('C’est enregistré\u00a0: <strong>À distance</strong>');
    expect(house.state).toMatchObject({ current: 'remote', reason: 'Train', recordings: 1 });
  });

  it('counts once: the same page sent again changes nothing and shows what holds now', async () => {
    const link = house.answerLink('present');
    const first = (await get(link)).page;
    await press(link, first, 'present');
    const second = await get(link);
    await press(link, second.page, 'absent');
    const { page } = await press(link, first, 'present');
    expect(house.state).toMatchObject({ current: 'absent', recordings: 2 });
    expect(page).toContain('Ce lien a déjà servi');
    expect(page).toContain('<dd>Je ne viens pas</dd>');
  });

  it('offers all four answers after it was used', async () => {
    const link = house.answerLink('present');
    await press(link, (await get(link)).page, 'present');
    const { page } = await get(link);
    expect([...page.matchAll(/name="answer" value="(\w+)"/g)].map(([, answer]) => answer)).toEqual([
      'present',
      'remote',
      'absent',
      'substitute',
    ]);
  });

  it('asks who sits in, and records nobody who was not proposed', async () => {
    const link = house.answerLink('substitute');
    const opened = (await get(link)).page;
    expect(opened).toContain('<option value="marc">Marc Le Dantec</option>');
    const missing = await press(link, opened, 'substitute');
    expect(missing.response.status).toBe(422);
    expect(missing.page).toContain('Choisissez la personne qui vous remplace');
    await press(link, opened, 'substitute', { substitute: 'mallory' });
    expect(house.state.recordings).toBe(0);
    const { page } = await press(link, opened, 'substitute', { substitute: 'marc' });
    expect(page).toContain('Je me fais remplacer par Marc Le Dantec');
    expect(house.state.current).toBe('substitute');
  });

  it('says that the meeting moved, shows the new date and applies nothing of the old one', async () => {
    const link = house.answerLink('present');
    const before = (await get(link)).page;
    Object.assign(house.state, { version: 2, when: 'mardi 29 septembre 2026, de 14 h à 16 h' });
    const { response, page } = await press(link, before, 'present');
    expect(response.status).toBe(409);
    expect(page).toContain('La réunion a été déplacée');
    expect(page).toContain('mardi 29 septembre 2026');
    expect(house.state.recordings).toBe(0);
    const answered = await press(link, page, 'absent');
    expect(answered.page).toContain('C’est enregistré\u00a0: <strong>Je ne viens pas</strong>');
    expect(house.state).toMatchObject({ current: 'absent', recordings: 1 });
  });

  it('says that something was recorded only when it was', async () => {
    const { page } = await get(`${house.answerLink('present')}?recorded`);
    expect(page).toContain('Rien n’est enregistré');
    expect(page).not.toContain('C’est enregistré');
  });

  it.each([
    ['cancelled', 'La réunion est annulée'],
    ['over', 'La réunion a commencé'],
  ] as const)('offers nothing once the meeting is %s', async (meeting, words) => {
    const link = house.answerLink('present');
    const before = (await get(link)).page;
    house.state.meeting = meeting;
    const { page } = await press(link, before, 'present');
    expect(page).toContain(words);
    expect(page).not.toContain('<button');
    expect(house.state.recordings).toBe(0);
  });

  it('tells an expired link from an unknown one, and both how to go on', async () => {
    const expired = await get(house.answerLink('present', house.state.system));
    expect([expired.response.status, expired.page.includes('n’est plus valable')]).toEqual([410, true]);
    const unknown = await get('/answer/v1.x.y');
    expect([unknown.response.status, unknown.page.includes('Lien inconnu')]).toEqual([404, true]);
    const english = await get('/answer/v1.x.y', { 'Accept-Language': 'en-GB,en;q=0.9' });
    expect(english.page).toContain('Unknown link');
  });

  it('speaks English to whoever reads English, whatever the browser says', async () => {
    open('en');
    const { page } = await get(house.answerLink('absent'), { 'Accept-Language': 'fr' });
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('Confirm: I cannot come');
  });
});

describe('an answer that does not come from our page', () => {
  it.each([
    [{ 'Sec-Fetch-Site': 'cross-site' }, 403],
    [{ 'Sec-Fetch-Site': 'same-site' }, 403],
    [{ Origin: 'https://evil.example' }, 403],
    [{ Origin: 'https://copil.example' }, 200],
    [{ Origin: 'null' }, 200],
    [{}, 200],
  ] as [Record<string, string>, number][])('%o: %i', async (headers, status) => {
    const link = house.answerLink('present');
    const seen = /name="seen" value="([^"]*)"/.exec((await get(link)).page)?.[1] ?? '';
    const { response } = await post(link, { seen, answer: 'present' }, headers);
    expect(response.status).toBe(status);
    expect(house.state.recordings).toBe(status === 200 ? 1 : 0);
  });

  it('records nothing for an answer nobody offered, a page nobody saw, or an endless body', async () => {
    const link = house.answerLink('present');
    await post(link, { seen: '1.0', answer: 'maybe' });
    await post(link, { answer: 'present' });
    expect(
      (await post(link, { seen: '1.0', answer: 'present', reason: 'x'.repeat(20_000) })).response.status,
    ).toBe(413);
    expect(house.state.recordings).toBe(0);
  });

  it('survives any form', async () => {
    const types = [
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'multipart/form-data; boundary=x',
      'application/json',
      'x',
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...types), fc.string({ unit: 'binary' }), async (type, body) => {
        const response = await app.request(house.answerLink('present'), {
          method: 'POST',
          body,
          headers: { ...sameOrigin, 'Content-Type': type },
        });
        expect(response.status).toBeLessThan(500);
        expect(house.state.recordings).toBe(0);
      }),
    );
  });

  it('cannot be made to draw what people wrote as markup', async () => {
    house.state.title = '<script>alert(1)</script>';
    house.state.person = '<img src=x onerror=alert(2)>';
    const { page } = await get(house.answerLink('present'));
    expect(page).not.toMatch(/<script|<img/);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });
});

describe('a private feed', () => {
  it('is a calendar', async () => {
    const { response, page } = await get(house.feedLink());
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8');
    expect(response.headers.get('Content-Disposition')).toContain(
      "filename*=UTF-8''Agenda%20d%E2%80%99H%C3%A9l%C3%A8ne.ics",
    );
    expect(readStrictly(page).components.map(({ name }) => name)).toEqual(['VTIMEZONE', 'VEVENT']);
  });

  it('is sent again only when something changed', async () => {
    const { response } = await get(house.feedLink());
    const [etag, modified] = [
      response.headers.get('ETag') ?? '',
      response.headers.get('Last-Modified') ?? '',
    ];
    expect(modified).toBe('Tue, 01 Sep 2026 07:05:00 GMT');
    expect((await get(house.feedLink(), { 'If-None-Match': `W/${etag}, "x"` })).response.status).toBe(304);
    expect((await get(house.feedLink(), { 'If-Modified-Since': modified })).response.status).toBe(304);
    house.state.title = 'COPIL DUI n°2, salle changée';
    expect((await get(house.feedLink(), { 'If-None-Match': etag })).response.status).toBe(200);
  });

  it('does not date itself in the future of the server’s clock', async () => {
    house.state.system = Temporal.Instant.from('2026-08-01T00:00:00Z');
    expect((await get(house.feedLink())).response.headers.get('Last-Modified')).toBeNull();
  });

  it('is not found any more once its address was revoked, exactly as if it had never been', async () => {
    const revoked = house.feedLink();
    house.state.generation = 2;
    const [a, b] = [await get(revoked), await get('/calendar/whatever.ics')];
    expect(a.response.status).toBe(404);
    expect([a.response.status, a.page, [...a.response.headers]]).toEqual([
      b.response.status,
      b.page,
      [...b.response.headers],
    ]);
    expect((await get(house.feedLink())).response.status).toBe(200);
  });
});

it('one meeting can be taken as a file, and nothing else by guessing', async () => {
  const { response, page } = await get(house.meetingLink());
  expect(response.headers.get('Content-Disposition')).toContain('filename="copil-2.ics"');
  expect(readStrictly(page).components).toHaveLength(2);
  expect((await get('/meeting/v1.guess.guess.ics')).response.status).toBe(404);
});

it('serves its style sheets and no other file', async () => {
  const { response, page } = await get('/assets/pico.min.css');
  expect(response.headers.get('Content-Type')).toBe('text/css; charset=utf-8');
  expect(response.headers.get('Cache-Control')).toContain('max-age');
  expect(page).toContain('Pico CSS');
  for (const name of ['../package.json', '%2e%2e%2fpackage.json', 'routes.ts', 'constructor', '__proto__']) {
    expect((await get(`/assets/${name}`)).response.status).toBe(404);
  }
});
