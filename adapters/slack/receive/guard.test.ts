import { request } from 'node:http';
import { connect } from 'node:net';
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
import { type Hearing, openHearing } from './fixtures/hearing.ts';
import { mention, slash } from './fixtures/payloads.ts';
import {
  installedInT1,
  type ServedTransport,
  serveTransport,
  signingSecret,
} from './fixtures/served-transport.ts';
import { openTransport } from './transport.ts';

let database: TestDatabase;
let served: ServedTransport;
let hearing: Hearing;
const rejections: unknown[] = [];
const noteRejection = (reason: unknown) => void rejections.push(reason);

const rows = () => database.db.intakeEvent.findMany({ orderBy: { id: 'asc' } });
/** Until what was received is handled; the answer to an event leaves before. */
const settled = () => served.transport.stop();

beforeAll(async () => {
  database = await openTestDatabase();
  process.on('unhandledRejection', noteRejection);
});
beforeEach(async () => {
  await database.db.intakeEvent.deleteMany();
  hearing = openHearing();
  served = await serveTransport(database, hearing.listen);
});
afterEach(async () => {
  await served.close();
  expect(rejections).toEqual([]);
});
afterAll(async () => {
  process.off('unhandledRejection', noteRejection);
  await database.close();
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
    expect([hearing.heard, await rows()]).toEqual([[], []]);
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
    expect(hearing.heard).toEqual([]);
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
    expect([hearing.heard, await rows()]).toEqual([[], []]);
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
