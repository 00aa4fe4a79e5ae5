import { request } from 'node:http';
import { connect } from 'node:net';
import type { App } from '@slack/bolt';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openLog } from '../../../src/log.ts';
import { systemClock } from '../../../src/time.ts';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import {
  signatureOf,
  signedCommand,
  signedEvent,
  signedInteraction,
  signedRequest,
} from '../../../test/support/slack/sign.ts';
import { mention, press, slash, submission } from './fixtures/payloads.ts';
import {
  installedInT1,
  type ServedTransport,
  serveTransport,
  signingSecret,
} from './fixtures/served-transport.ts';
import { openTransport } from './transport.ts';

let database: TestDatabase;
let served: ServedTransport;
/** What reached a listener. */
const heard: string[] = [];
/** Listeners wait for it. */
let gate: Promise<void>;
const rejections: unknown[] = [];
const noteRejection = (reason: unknown) => void rejections.push(reason);

function listen(app: App): void {
  app.event('app_mention', async ({ event, context }) => {
    heard.push(`${context.resumed ? 'resumed' : 'event'} ${event.text}`);
    await gate;
    if (event.text.includes('fails')) throw new Error('the listener failed');
  });
  app.command('/copil', async ({ command, ack }) => {
    heard.push(`command ${command.text}`);
    if (command.text === 'fails') throw new Error('the listener failed');
    if (command.text === 'hangs') return gate;
    await ack(command.text === 'speaks' ? { response_type: 'ephemeral', text: 'Voici.' } : undefined);
    if (command.text === 'twice') await ack('again');
  });
  app.action('come', async ({ ack }) => {
    heard.push('action');
    await ack();
  });
  app.view('schedule', async ({ ack }) => {
    await ack({ response_action: 'errors', errors: { when: 'Cette date est passée.' } });
  });
}

const rows = () => database.db.intakeEvent.findMany({ orderBy: { id: 'asc' } });
/** Until what was received is handled; the answer to an event leaves before. */
const settled = () => served.transport.stop();

beforeAll(async () => {
  database = await openTestDatabase();
  process.on('unhandledRejection', noteRejection);
});
beforeEach(async () => {
  heard.length = 0;
  gate = Promise.resolve();
  await database.db.intakeEvent.deleteMany();
  served = await serveTransport(database, listen);
});
afterEach(async () => {
  await served.close();
  expect(rejections).toEqual([]);
});
afterAll(async () => {
  process.off('unhandledRejection', noteRejection);
  await database.close();
});

describe('what Slack sends is answered in time', () => {
  it('an event is acknowledged before its listener ends, and erased after', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    expect(await served.sendEvent(mention('Ev1'))).toEqual({
      status: 200,
      text: '',
      seconds: expect.any(Number),
    });
    expect(await rows()).toMatchObject([{ id: 'slack:T1:Ev1', body: expect.anything(), handledAt: null }]);
    resolve();
    await settled();
    expect(await rows()).toMatchObject([{ id: 'slack:T1:Ev1', body: null, handledAt: expect.any(Date) }]);
  });

  it('an event is acknowledged while its installation is still looked up', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const of = (workspace: string) => promise.then(() => installedInT1.of(workspace));
    const slow = await serveTransport(database, listen, { installations: { ...installedInT1, of } });
    expect(await slow.sendEvent(mention('Ev1'))).toMatchObject({ status: 200 });
    expect(heard).toEqual([]);
    resolve();
    await slow.close();
    expect(heard).toHaveLength(1);
  });

  it('a command, a button and a modal get the answer of their listener', async () => {
    const command = await served.send(signedCommand(slash('1.1', 'speaks'), served.signing()));
    expect([command.status, JSON.parse(command.text)]).toEqual([
      200,
      { response_type: 'ephemeral', text: 'Voici.' },
    ]);
    expect(await served.send(signedInteraction(press('1.2'), served.signing()))).toMatchObject({
      status: 200,
      text: '',
    });
    const view = await served.send(signedInteraction(submission('1.3'), served.signing()));
    expect([view.status, JSON.parse(view.text)]).toMatchObject([200, { response_action: 'errors' }]);
  });

  it('a form whose type names its character set is a form', async () => {
    const { body } = signedCommand(slash('1.1', 'typed'), served.signing());
    const type = 'application/x-www-form-urlencoded; charset=UTF-8';
    expect(await served.send(signedRequest(body, type, served.signing()))).toMatchObject({ status: 200 });
    expect(heard).toEqual(['command typed']);
  });

  it('a command whose listener hangs is acknowledged within 3 s', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    const answer = await served.send(signedCommand(slash('1.1', 'hangs'), served.signing()));
    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(answer.seconds).toBeGreaterThan(2);
    expect(answer.seconds).toBeLessThan(3);
    resolve();
  });

  it('a command whose listener fails is acknowledged at once, logged, and kept for another try', async () => {
    const answer = await served.send(signedCommand(slash('1.1', 'fails'), served.signing()));
    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(answer.seconds).toBeLessThan(1);
    expect(served.lines.join('')).toContain('the listener failed');
    expect(await rows()).toMatchObject([{ handledAt: null, body: expect.anything() }]);
  });

  it('a second acknowledgement does no harm', async () => {
    expect(await served.send(signedCommand(slash('1.1', 'twice'), served.signing()))).toMatchObject({
      status: 200,
      text: '',
    });
    await settled();
    expect(await rows()).toMatchObject([{ body: null, handledAt: expect.any(Date) }]);
  });

  it('what no listener wants is acknowledged at once and forgotten', async () => {
    const unknown = { ...slash('1.1'), command: '/autre' };
    expect((await served.send(signedCommand(unknown, served.signing()))).seconds).toBeLessThan(1);
    const odd = { type: 'event_callback', event_id: 'Ev1', team_id: 'T1', event: { type: 'never_heard_of' } };
    expect(await served.sendEvent(odd)).toMatchObject({ status: 200 });
    await settled();
    for (const row of await rows()) expect(row.body).toBeNull();
  });

  it('a workspace without copil is acknowledged, and named once in the log with the cure', async () => {
    for (const number of [1, 2, 3]) {
      const elsewhere = { ...slash(`1.${number}`), team_id: 'T404' };
      expect(await served.send(signedCommand(elsewhere, served.signing()))).toMatchObject({
        status: 200,
        text: '',
      });
    }
    expect(heard).toEqual([]);
    const told = served.lines.filter((line) => line.includes('T404') && line.includes('SLACK_BOT_TOKEN'));
    expect(told).toHaveLength(1);
    await settled();
    for (const row of await rows()) expect(row.handledAt).not.toBeNull();
  });

  it('the address check and the certificate check are answered without a listener', async () => {
    const challenge = { type: 'url_verification', token: 'x', challenge: '3eZbrw1aBm2rZgRNFdxV' };
    const answer = await served.sendEvent(challenge);
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { challenge: challenge.challenge }]);
    const check = await fetch(served.url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `ssl_check=1&payload=${encodeURIComponent(JSON.stringify(press('1.1')))}`,
    });
    expect(check.status).toBe(200);
    expect([heard, await rows()]).toEqual([[], []]);
  });
});

describe('what Slack sends twice is done once', () => {
  it('a retry is acknowledged and does nothing, while the first is in hand and after', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    await served.sendEvent(mention('Ev1'));
    expect(await served.sendEvent(mention('Ev1'), { retry: { number: 1 } })).toMatchObject({ status: 200 });
    resolve();
    await settled();
    served.pass({ minutes: 1 });
    expect(await served.sendEvent(mention('Ev1'), { retry: { number: 2 } })).toMatchObject({ status: 200 });
    expect(heard).toHaveLength(1);
  });

  it('the same event ten times at once, each signed anew, is handled once', async () => {
    const copies = Array.from({ length: 10 }, (_, second) => {
      const at = served.signing().at.subtract({ seconds: second });
      return served.sendEvent(mention('Ev1'), { at });
    });
    expect((await Promise.all(copies)).map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(heard).toHaveLength(1);
  });

  it('a replayed request is refused', async () => {
    const first = signedCommand(slash('1.1'), served.signing());
    expect(await served.send(first)).toMatchObject({ status: 200 });
    expect(await served.send(first)).toMatchObject({ status: 401, text: '' });
    expect(heard).toHaveLength(1);
  });

  it('two presses of the same button are two presses', async () => {
    await served.send(signedInteraction(press('1.1'), served.signing()));
    await served.send(signedInteraction(press('1.2'), served.signing()));
    expect(heard).toEqual(['action', 'action']);
  });
});

describe('what was acknowledged is not lost', () => {
  it('an event whose listener failed is handed over again after a minute, marked as resumed', async () => {
    await served.sendEvent(mention('Ev1', 'fails once'));
    await settled();
    await served.transport.resume();
    expect(heard).toEqual(['event fails once']);
    served.pass({ seconds: 61 });
    await served.transport.start();
    await served.transport.resume();
    expect(heard).toEqual(['event fails once', 'resumed fails once']);
  });

  it('an event of a process that died is handled by the next one, once', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    await served.sendEvent(mention('Ev1'));
    gate = Promise.resolve();
    const next = await serveTransport(database, listen);
    next.pass({ seconds: 61 });
    await next.transport.resume();
    expect(heard).toEqual(['event <@UBOT> planifier', 'resumed <@UBOT> planifier']);
    expect(await next.sendEvent(mention('Ev1'), { retry: { number: 1 } })).toMatchObject({ status: 200 });
    expect(heard).toHaveLength(2);
    await next.close();
    resolve();
  });

  it('while the database is away, Slack is asked to send again, and nothing is handled', async () => {
    const cut = await serveTransport(database, listen, {
      databaseUrl: 'postgresql://nobody@127.0.0.1:1/none',
    });
    expect(await cut.sendEvent(mention('Ev1'))).toMatchObject({ status: 503 });
    expect(await cut.send(signedCommand(slash('1.1'), cut.signing()))).toMatchObject({ status: 503 });
    expect(heard).toEqual([]);
    await cut.close();
  });

  it('an installation that cannot be looked up now is tried again later', async () => {
    let away = true;
    const installations = {
      ...installedInT1,
      of: async (workspace: string) => {
        if (away) throw new Error('the database went away');
        return installedInT1.of(workspace);
      },
    };
    const cut = await serveTransport(database, listen, { installations });
    expect(await cut.sendEvent(mention('Ev1'))).toMatchObject({ status: 200 });
    away = false;
    cut.pass({ seconds: 61 });
    await cut.transport.resume();
    expect(heard).toEqual(['resumed <@UBOT> planifier']);
    await cut.close();
  });
});

describe('who is not Slack is refused', () => {
  const at = (time: Temporal.DurationLike) => ({ at: served.signing().at.add(time) });

  it.each<[string, () => Partial<{ at: Temporal.Instant; signingSecret: string }>]>([
    ['another secret', () => ({ signingSecret: 'of another app' })],
    ['an empty secret', () => ({ signingSecret: '\u0000' })],
    ['five minutes and a second ago', () => at({ seconds: -301 })],
    ['more than a minute ahead', () => at({ seconds: 61 })],
    ['an hour ahead', () => at({ hours: 1 })],
  ])('signed with %s: 401', async (_, more) => {
    expect(await served.sendEvent(mention('Ev1'), more())).toMatchObject({ status: 401, text: '' });
    expect([heard, await rows()]).toEqual([[], []]);
  });

  it.each([-300, -1, 0, 60])('%s s from now is now', async (seconds) => {
    expect(await served.sendEvent(mention('Ev1'), at({ seconds }))).toMatchObject({ status: 200 });
  });

  it.each<[string, Record<string, string | undefined>]>([
    ['no signature', { 'x-slack-signature': undefined }],
    ['an empty signature', { 'x-slack-signature': '' }],
    ['a cut signature', { 'x-slack-signature': 'v0=abc' }],
    ['another version of signatures', { 'x-slack-signature': `v1=${'0'.repeat(64)}` }],
    ['a signature in capitals', { 'x-slack-signature': `v0=${'A'.repeat(64)}` }],
    ['no timestamp', { 'x-slack-request-timestamp': undefined }],
    ['an odd timestamp', { 'x-slack-request-timestamp': '1e9' }],
    ['a timestamp without end', { 'x-slack-request-timestamp': 'Infinity' }],
  ])('%s: 401', async (_, changed) => {
    const first = signedEvent(mention('Ev1'), served.signing());
    const headers = { ...first.headers };
    for (const [name, value] of Object.entries(changed)) {
      if (value === undefined) delete headers[name];
      else headers[name] = value;
    }
    expect(await served.send({ ...first, headers })).toMatchObject({ status: 401 });
    expect(heard).toEqual([]);
  });

  it('a changed byte in the body: 401', async () => {
    const first = signedEvent(mention('Ev1'), served.signing());
    expect(await served.send({ ...first, body: first.body.replace('U1', 'U2') })).toMatchObject({
      status: 401,
    });
  });

  it('an empty SLACK_SIGNING_SECRET stops the start with the way out', () => {
    const parts = {
      intake: served.intake,
      installations: installedInT1,
      clock: systemClock,
      log: openLog('silent'),
    };
    for (const secret of [undefined, '', ' ']) {
      const settings = { signingSecret: secret, apiUrl: 'https://slack.com/api/' };
      expect(() => openTransport({ ...parts, settings })).toThrow(/^SLACK_SIGNING_SECRET: .*SLACK_APP_TOKEN/);
    }
  });
});

describe('what nobody can read is refused', () => {
  const json = 'application/json';
  const form = 'application/x-www-form-urlencoded';
  // A member `toJSON` takes JSON.stringify off its path without recursion.
  const tooDeep = `{"event":{"type":"x","toJSON":1,"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`;
  it.each([
    ['null', 'null', json, 400],
    ['a list', '[]', json, 400],
    ['a text', '"ssl_check"', json, 400],
    ['a number', '5', json, 400],
    ['nothing', '', json, 400],
    ['broken JSON', '{"a":', json, 400],
    ['an object that is nothing of Slack', '{}', json, 400],
    ['an event that is null', '{"event":null}', json, 400],
    ['an event without a type', '{"event":{}}', json, 400],
    ['a payload that is null', 'payload=null', form, 400],
    ['a payload of broken JSON', 'payload=%7B', form, 400],
    ['two payloads', 'payload=%7B%7D&payload=%7B%7D', form, 400],
    ['a form without anything', '', form, 400],
    ['a modal without a view', '{"type":"view_submission","user":{"id":"U1"}}', json, 400],
    ['a button without an action', '{"type":"block_actions","user":{"id":"U1"},"actions":[]}', json, 400],
    ['lists nested too deeply to be written down', tooDeep, json, 400],
    ['XML', '<a/>', 'text/xml', 415],
  ])('%s', async (_, body, type, status) => {
    const refused = await served.send(signedRequest(body, type, served.signing()));
    expect(refused).toMatchObject({ status, text: '' });
    expect([heard, await rows()]).toEqual([[], []]);
  });

  it('half a million nested lists are read or refused', async () => {
    const nested = `{"event":{"type":"x","a":${'['.repeat(500_000)}${']'.repeat(500_000)}}}`;
    const { status } = await served.send(signedRequest(nested, json, served.signing()));
    expect([200, 400]).toContain(status);
  });

  it('more than a megabyte, announced or not: 413', async () => {
    const large = signedEvent(mention('Ev1', 'x'.repeat(1024 * 1024)), served.signing());
    expect(await served.send(large)).toMatchObject({ status: 413 });
    const status = await new Promise((resolve, reject) => {
      const sending = request(served.url, { method: 'POST', headers: large.headers }, (response) => {
        resolve(response.statusCode);
        sending.destroy();
      });
      sending.on('error', reject);
      // In pieces, without a length.
      for (let piece = 0; piece < 40; piece += 1) sending.write('x'.repeat(32 * 1024));
    });
    expect(status).toBe(413);
  });

  it('a request that breaks off keeps nothing busy', async () => {
    const { port } = new URL(served.url);
    await new Promise<void>((closed) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write('POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"a"', () =>
          socket.destroy(),
        );
      });
      socket.on('close', () => closed());
    });
    expect(await served.sendEvent(mention('Ev1'))).toMatchObject({ status: 200 });
  });

  it('another path, another method: 404', async () => {
    expect((await fetch(served.url)).status).toBe(404);
    expect((await fetch(`${served.url}/more`, { method: 'POST', body: '{}' })).status).toBe(404);
  });

  it('any signed JSON is answered, refused or taken, and never breaks anything', async () => {
    const members = [
      'event',
      'type',
      'command',
      'user',
      'team',
      'view',
      'actions',
      'channel',
      'authorizations',
      'enterprise',
      'payload',
      'ssl_check',
      'challenge',
      'event_id',
      'trigger_id',
      'name',
      'response_url',
      '__proto__',
    ];
    const value = fc.oneof(
      { depthSize: 'small' },
      fc.jsonValue(),
      fc.constantFrom(
        'url_verification',
        'view_submission',
        'block_actions',
        'message_action',
        '1',
        null,
        {},
        [null],
        { id: null },
        { type: 'message', channel: null, user: null },
      ),
    );
    const body = fc.oneof(fc.dictionary(fc.constantFrom(...members), value), fc.jsonValue());
    await fc.assert(
      fc.asyncProperty(body, fc.boolean(), async (any, inForm) => {
        const signed = inForm
          ? signedInteraction(any as object, served.signing())
          : signedEvent(any as object, served.signing());
        const { status, text } = await served.send(signed);
        expect([200, 400, 401, 404]).toContain(status);
        expect(text).not.toMatch(/ at |node_modules|Error/);
      }),
      { numRuns: 300 },
    );
  });

  it('any signed bytes, of any type, are answered', async () => {
    const types = fc.constantFrom(
      json,
      form,
      'text/plain',
      '',
      'application/json;',
      'multipart/form-data; boundary=x',
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), types, async (bytes, type) => {
        const body = Buffer.from(bytes);
        const timestamp = String(Math.floor(served.signing().at.epochMilliseconds / 1000));
        const headers = {
          'content-type': type,
          'x-slack-request-timestamp': timestamp,
          'x-slack-signature': signatureOf(body, timestamp, signingSecret),
        };
        const { status } = await fetch(served.url, { method: 'POST', headers, body });
        expect([200, 400, 401, 415]).toContain(status);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the log', () => {
  it('never has what people wrote, nor signatures, whatever happens to them', async () => {
    const secretText = 'le budget confidentiel';
    await served.sendEvent(mention('Ev1', secretText));
    await served.sendEvent(mention('Ev2', `${secretText} fails`));
    await served.sendEvent(mention('Ev1', secretText), { retry: { number: 1 } });
    await served.sendEvent(mention('Ev3', secretText), { signingSecret: 'wrong' });
    await served.send(signedCommand(slash('1.1', secretText), served.signing()));
    await served.send(signedRequest(`{"${secretText}`, 'application/json', served.signing()));
    await settled();
    served.pass({ seconds: 61 });
    await served.transport.resume();
    expect(served.lines.length).toBeGreaterThan(2);
    expect(served.lines.join('')).not.toMatch(/confidentiel|v0=|signing secret of the tests/);
  });
});
