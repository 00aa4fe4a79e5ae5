import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { signedCommand, signedInteraction, signedRequest } from '../../../test/support/slack/sign.ts';
import { type Hearing, openHearing } from './fixtures/hearing.ts';
import { mention, press, slash, submission } from './fixtures/payloads.ts';
import { installedInT1, type ServedTransport, serveTransport } from './fixtures/served-transport.ts';

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

describe('what Slack sends is answered in time', () => {
  it('an event is acknowledged before its listener ends, and erased after', async () => {
    const release = hearing.hold();
    expect(await served.sendEvent(mention('Ev1'))).toEqual({
      status: 200,
      text: '',
      seconds: expect.any(Number),
    });
    expect(await rows()).toMatchObject([{ id: 'slack:T1:Ev1', body: expect.anything(), handledAt: null }]);
    release();
    await settled();
    expect(await rows()).toMatchObject([{ id: 'slack:T1:Ev1', body: null, handledAt: expect.any(Date) }]);
  });

  it('an event is acknowledged while its installation is still looked up', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const of = (workspace: string) => promise.then(() => installedInT1.of(workspace));
    const slow = await serveTransport(database, hearing.listen, { installations: { ...installedInT1, of } });
    expect(await slow.sendEvent(mention('Ev1'))).toMatchObject({ status: 200 });
    expect(hearing.heard).toEqual([]);
    resolve();
    await slow.close();
    expect(hearing.heard).toHaveLength(1);
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
    expect(hearing.heard).toEqual(['command typed']);
  });

  it('a command whose listener hangs is acknowledged within 3 s', async () => {
    const release = hearing.hold();
    const answer = await served.send(signedCommand(slash('1.1', 'hangs'), served.signing()));
    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(answer.seconds).toBeGreaterThan(2);
    expect(answer.seconds).toBeLessThan(3);
    release();
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
    expect(hearing.heard).toEqual([]);
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
    expect([hearing.heard, await rows()]).toEqual([[], []]);
  });
});

describe('what Slack sends twice is done once', () => {
  it('a retry is acknowledged and does nothing, while the first is in hand and after', async () => {
    const release = hearing.hold();
    await served.sendEvent(mention('Ev1'));
    expect(await served.sendEvent(mention('Ev1'), { retry: { number: 1 } })).toMatchObject({ status: 200 });
    release();
    await settled();
    served.pass({ minutes: 1 });
    expect(await served.sendEvent(mention('Ev1'), { retry: { number: 2 } })).toMatchObject({ status: 200 });
    expect(hearing.heard).toHaveLength(1);
  });

  it('the same event ten times at once, each signed anew, is handled once', async () => {
    const copies = Array.from({ length: 10 }, (_, second) => {
      const at = served.signing().at.subtract({ seconds: second });
      return served.sendEvent(mention('Ev1'), { at });
    });
    expect((await Promise.all(copies)).map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(hearing.heard).toHaveLength(1);
  });

  it('a replayed request is refused', async () => {
    const first = signedCommand(slash('1.1'), served.signing());
    expect(await served.send(first)).toMatchObject({ status: 200 });
    expect(await served.send(first)).toMatchObject({ status: 401, text: '' });
    expect(hearing.heard).toHaveLength(1);
  });

  it('two presses of the same button are two presses', async () => {
    await served.send(signedInteraction(press('1.1'), served.signing()));
    await served.send(signedInteraction(press('1.2'), served.signing()));
    expect(hearing.heard).toEqual(['action', 'action']);
  });
});

describe('what was acknowledged is not lost', () => {
  it('an event whose listener failed is handed over again after a minute, marked as resumed', async () => {
    await served.sendEvent(mention('Ev1', 'fails once'));
    await settled();
    await served.transport.resume();
    expect(hearing.heard).toEqual(['event fails once']);
    served.pass({ seconds: 61 });
    await served.transport.start();
    await served.transport.resume();
    expect(hearing.heard).toEqual(['event fails once', 'resumed fails once']);
  });

  it('an event of a process that died is handled by the next one, once', async () => {
    const release = hearing.hold();
    await served.sendEvent(mention('Ev1'));
    const survivor = openHearing();
    const next = await serveTransport(database, survivor.listen);
    next.pass({ seconds: 61 });
    await next.transport.resume();
    expect(survivor.heard).toEqual(['resumed <@UBOT> planifier']);
    expect(await next.sendEvent(mention('Ev1'), { retry: { number: 1 } })).toMatchObject({ status: 200 });
    expect(survivor.heard).toHaveLength(1);
    await next.close();
    release();
  });

  it('while the database is away, Slack is asked to send again, and nothing is handled', async () => {
    const cut = await serveTransport(database, hearing.listen, {
      databaseUrl: 'postgresql://nobody@127.0.0.1:1/none',
    });
    expect(await cut.sendEvent(mention('Ev1'))).toMatchObject({ status: 503 });
    expect(await cut.send(signedCommand(slash('1.1'), cut.signing()))).toMatchObject({ status: 503 });
    expect(hearing.heard).toEqual([]);
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
    const cut = await serveTransport(database, hearing.listen, { installations });
    expect(await cut.sendEvent(mention('Ev1'))).toMatchObject({ status: 200 });
    away = false;
    cut.pass({ seconds: 61 });
    await cut.transport.resume();
    expect(hearing.heard).toEqual(['resumed <@UBOT> planifier']);
    await cut.close();
  });
});
