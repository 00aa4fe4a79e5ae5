import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalHouse, openLocalHouse } from '../../test/support/local-house.ts';

type Shown = { id: string; in: string; to: string | null; from: string; text: string; thread: string | null };

describe('the HTTP interface of the local workspace', () => {
  let house: LocalHouse;
  beforeAll(async () => {
    house = await openLocalHouse();
  });
  afterAll(() => house.end());

  const say = (as: string, where: string, text: string, more: object = {}) =>
    house.post('/local/api/say', { as, in: where, text, ...more });

  it('shows who and what is there, and the clock', async () => {
    const { status, body } = await house.get('/local/api/state');
    expect(status).toBe(200);
    expect(body.clock).toEqual({
      now: '2026-09-01T06:30:00Z',
      local: '2026-09-01T08:30',
      timeZone: 'Europe/Paris',
      next: null,
    });
    expect(body.people.map(({ handle }: { handle: string }) => handle)).toContain('bruno');
    expect(body.channels).toContainEqual({ workspace: 'rives-doust', name: 'direction' });
  });

  it('leaves people alone who talk to each other', async () => {
    const { body } = await say('claire', '#copil-dui', 'Bonjour à toutes et à tous');
    expect(body.messages).toHaveLength(1);
    expect(body.messages[0]).toMatchObject({
      in: 'copil-dui',
      from: 'claire',
      to: null,
      thread: null,
      buttons: [],
    });
  });

  it('answers a command in a channel for everybody, and shows what was asked', async () => {
    const { body } = await say('claire', 'copil-dui', '/copil planifier 22/09/2026 14:00 "COPIL n°2"');
    const [reply, ...others] = body.messages as Shown[];
    expect(reply).toMatchObject({ from: 'copil', in: 'copil-dui', to: null, workspace: 'agla' });
    expect(reply).toHaveProperty('buttons', [
      { id: 'yes', label: 'Je viens' },
      { id: 'remote', label: 'À distance' },
      { id: 'no', label: 'Je ne viens pas' },
    ]);
    const asked = others.find(({ from }) => from === 'claire');
    expect(asked).toMatchObject({ to: null, text: '/copil planifier 22/09/2026 14:00 "COPIL n°2"' });
  });

  it('returns what the others received, wherever they are', async () => {
    const { body } = await say('helene', 'dm', 'planifier 01/10/2026 10:00 Bilan');
    const invited = (body.messages as Shown[]).filter(
      ({ in: where, from }) => where === 'dm' && from === 'copil',
    );
    expect(invited.map(({ to }) => to)).toEqual(['helene', 'claire', 'helene', 'karim', 'yann', 'bruno']);
    const { body: mails } = await house.get('/local/api/mails?to=julie@example.org');
    expect(mails.mails).toContainEqual(
      expect.objectContaining({ subject: 'Bilan', ics: expect.stringContaining('BEGIN:VCALENDAR') }),
    );
  });

  it('presses a button, and the answer takes the place of the message', async () => {
    const { body } = await house.get('/local/api/messages?as=bruno&in=dm');
    const { id } = body.messages.at(-1);
    const pressed = await house.post('/local/api/press', { as: 'bruno', message: id, button: 'remote' });
    expect(pressed.body.messages).toHaveLength(1);
    expect(pressed.body.messages[0].id).toBe(id);
    expect(pressed.body.messages[0].text).toContain('À distance');
  });

  it('opens a form when something is missing, shows its errors, and takes it once', async () => {
    const { body } = await say('claire', 'dm', '/copil planifier');
    expect(body.form).toMatchObject({ title: 'Planifier une réunion', as: 'claire', in: 'dm' });
    expect(body.messages.filter(({ from }: Shown) => from === 'copil')).toEqual([]);
    const submit = (values: object) =>
      house.post('/local/api/submit', { as: 'claire', form: body.form.id, values });
    const wrong = await submit({ when: 'un jour' });
    expect(wrong.body.form.id).toBe(body.form.id);
    expect(wrong.body.form.fields[0].error).toContain('un jour');
    const right = await submit({ when: '2026-11-05T14:00', title: 'Point' });
    expect(right.body.form).toBeNull();
    expect(right.body.messages[0].text).toContain('Point');
    const again = await submit({ when: '2026-11-05T14:00' });
    expect(again).toMatchObject({ status: 400, body: { error: { code: 'formAlreadySubmitted' } } });
  });

  it('handles the same event once and answers it alike', async () => {
    const first = await say('karim', 'dm', 'planifier 03/11/2026 09:00 Unique', { event: 'e-1' });
    const second = await say('karim', 'dm', 'planifier 03/11/2026 09:00 Unique', { event: 'e-1' });
    expect(second.body).toEqual(first.body);
    const { body } = await house.get('/local/api/state');
    expect(body.meetings.filter(({ title }: { title: string }) => title === 'Unique')).toHaveLength(1);
    const press = () =>
      house.post('/local/api/press', {
        as: 'karim',
        message: first.body.messages[0].id,
        button: 'no',
        event: 'p-1',
      });
    expect((await press()).body).toEqual((await press()).body);
  });

  it('replies in the thread in which it was asked', async () => {
    const opener = (await say('bruno', 'direction', 'Un sujet')).body.messages[0].id;
    const { body } = await say('bruno', 'direction', '@copil aide', { thread: opener });
    expect(body.messages[0]).toMatchObject({ thread: opener, from: 'copil', to: 'bruno' });
  });

  it('hides private answers and direct conversations from the others', async () => {
    await say('karim', 'copil-dui', '/copil aide');
    const seen = async (as: string) =>
      ((await house.get(`/local/api/messages?as=${as}`)).body.messages as Shown[])
        .map(({ text }) => text)
        .join('\n');
    expect(await seen('karim')).toContain('Ce que je sais faire');
    expect(await seen('claire')).not.toContain('Ce que je sais faire');
    expect(await seen('claire')).not.toContain('/copil aide');
    expect(await seen('bruno')).not.toContain('Bonjour à toutes');
  });

  it('moves the clock to the next event, by a duration, to a local moment, and says what left', async () => {
    const next = await house.post('/local/api/clock', { advance: 'next' });
    expect(next.body.clock.local).toBe('2026-09-21T09:00');
    expect(next.body.sent).toHaveLength(6);
    expect(next.body.sent[0]).toEqual({
      at: '2026-09-21T07:00:00Z',
      rule: 'M09',
      to: 'claire',
      in: 'dm',
      text: expect.stringContaining('Demain'),
    });
    expect(next.body.messages[0]).toMatchObject({ in: 'dm', to: 'claire', at: '2026-09-21T07:00:00Z' });
    const day = await house.post('/local/api/clock', { advance: 'P1D' });
    expect(day.body.clock.local).toBe('2026-09-22T09:00');
    const to = await house.post('/local/api/clock', { to: '2026-10-26T09:00' });
    expect(to.body.clock).toMatchObject({ local: '2026-10-26T09:00', now: '2026-10-26T08:00:00Z' });
  });

  it('keeps the order in which things were said', async () => {
    const texts = Array.from({ length: 6 }, (_, index) => `phrase ${index}`);
    await Promise.all(texts.map((text) => say('claire', 'association-actus', text)));
    const { body } = await house.get('/local/api/messages?as=claire&in=association-actus');
    expect(body.messages.map(({ text }: Shown) => text)).toEqual(texts);
  });

  it('answers a button of a shared message in private when the answer is private', async () => {
    const asked = await say('claire', 'copil-dui', '/copil planifier 20/11/2026 14:00 "Partagée"');
    const { id, text } = asked.body.messages[0];
    const { body } = await house.post('/local/api/press', { as: 'karim', message: id, button: 'yes' });
    expect(body.messages[0]).toMatchObject({ in: 'copil-dui', to: 'karim', from: 'copil' });
    expect(body.messages[0].id).not.toBe(id);
    const seen = await house.get('/local/api/messages?as=claire&in=copil-dui');
    expect(seen.body.messages.find((one: Shown) => one.id === id).text).toBe(text);
  });

  it('keeps text that the database could not hold otherwise', async () => {
    const { status, body } = await say('claire', 'dm', 'aide\u0000 \ud800 <b>');
    expect(status).toBe(200);
    expect(body.messages[0].from).toBe('copil');
  });

  it('loads a space, or says what is wrong with it', async () => {
    expect((await house.post('/local/api/import', { clock: '2026-01-01' })).body.ok).toBe(true);
    const { status, body } = await house.post('/local/api/import', { people: [] });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({
      code: 'invalidImport',
      details: [{ path: 'clock', message: 'manque' }],
    });
  });

  const wrong: [string, string, unknown, string][] = [
    ['no JSON', 'say', '{', 'badJson'],
    ['an empty body', 'say', '', 'badJson'],
    ['null', 'say', 'null', 'badRequest'],
    ['a list', 'press', [], 'badRequest'],
    ['nothing said', 'say', { as: 'claire', in: 'dm', text: '  ' }, 'badRequest'],
    ['a number for a name', 'say', { as: 4, in: 'dm', text: 'aide' }, 'badRequest'],
    ['an unknown person', 'say', { as: 'nobody', in: 'dm', text: 'aide' }, 'unknownPerson'],
    ['a person without chat', 'say', { as: 'julie', in: 'dm', text: 'aide' }, 'noChat'],
    ['an unknown channel', 'say', { as: 'claire', in: 'cantine', text: 'x' }, 'unknownChannel'],
    ['a channel of another workspace', 'say', { as: 'claire', in: 'direction', text: 'x' }, 'notMember'],
    ['another’s conversation', 'say', { as: 'claire', in: 'dm:bruno', text: 'x' }, 'notYourConversation'],
    ['an unknown thread', 'say', { as: 'claire', in: 'dm', text: 'x', thread: 'no' }, 'unknownMessage'],
    ['an unknown message', 'press', { as: 'claire', message: 'no', button: 'yes' }, 'unknownMessage'],
    ['an unknown form', 'submit', { as: 'claire', form: crypto.randomUUID(), values: {} }, 'unknownForm'],
    ['nested values', 'submit', { as: 'claire', form: 'x', values: { a: {} } }, 'badRequest'],
    ['a clock without direction', 'clock', {}, 'badRequest'],
    ['a bad moment', 'clock', { to: 'tomorrow' }, 'badMoment'],
    ['an impossible date', 'clock', { to: '2026-02-30' }, 'badMoment'],
    ['a bad duration', 'clock', { advance: '3 jours' }, 'badDuration'],
    ['a clock backwards', 'clock', { to: '2020-01-01T00:00:00Z' }, 'clockBackwards'],
    ['a negative duration', 'clock', { advance: '-P1D' }, 'clockBackwards'],
    ['a jump of a century', 'clock', { advance: 'P100Y' }, 'clockTooFar'],
    ['a jump beyond time', 'clock', { advance: 'P999999999Y' }, 'clockTooFar'],
    ['too long a text', 'say', { as: 'claire', in: 'dm', text: 'x'.repeat(70_000) }, 'tooLarge'],
  ];
  it.each(wrong)('refuses %s to %s', async (_name, verb, body, code) => {
    const answer = await house.post(`/local/api/${verb}`, body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.code).toBe(code);
    expect(answer.body.error.message).toMatch(/\p{L}{3}.*[.?]/u);
    expect(JSON.stringify(answer.body)).not.toMatch(/\bat .*\.ts/);
  });

  it('refuses a button that the message does not have, or that somebody else was sent', async () => {
    const { body } = await house.get('/local/api/messages?as=bruno&in=dm');
    const { id } = body.messages.at(-1);
    const unknown = await house.post('/local/api/press', { as: 'bruno', message: id, button: 'maybe' });
    expect(unknown.body.error.code).toBe('unknownButton');
    const foreign = await house.post('/local/api/press', { as: 'claire', message: id, button: 'yes' });
    expect(foreign.body.error.code).toBe('unknownMessage');
  });

  it('says in English what is wrong to those who ask for English', async () => {
    const response = await house.app.request('/local/api/messages?as=nobody', {
      headers: { host: 'localhost:3000', 'accept-language': 'en-GB,en;q=0.9' },
    });
    const { error } = (await response.json()) as { error: { message: string } };
    expect(error.message).toContain('There is nobody called “nobody”');
  });

  it('filters the ledger by what it knows', async () => {
    expect((await house.get('/local/api/ledger?rule=M99')).body).toEqual({ ledger: [] });
    const { status, body } = await house.get('/local/api/ledger?state=lost');
    expect([status, body.error.code]).toEqual([400, 'badRequest']);
    expect((await house.get('/local/api/mails?to=%00')).status).toBe(200);
    expect((await house.get('/local/api/messages?as=%00')).body.error.code).toBe('unknownPerson');
  });

  it('knows no other address', async () => {
    expect((await house.get('/local/api/secrets')).status).toBe(404);
    expect((await house.post('/local/api/state', {})).status).toBe(404);
  });

  it('met nothing unexpected in all this', () => {
    expect(house.logged).toEqual([]);
  });
});
