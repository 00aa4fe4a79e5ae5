import type { App } from '@slack/bolt';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { type Intake, openIntake } from '../../../src/intake/intake.ts';
import { openLog } from '../../../src/log.ts';
import { createSeal } from '../../../src/seal.ts';
import { systemClock } from '../../../src/time.ts';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { mention, slash, submission } from './fixtures/payloads.ts';
import { installedInT1 } from './fixtures/served-transport.ts';
import { openSlackSocket, type SlackSocket } from './fixtures/slack-socket.ts';
import { openTransport, type Transport } from './transport.ts';

let database: TestDatabase;
let slack: SlackSocket;
let intake: Intake;
let transport: Transport;
const heard: string[] = [];
const lines: string[] = [];
const rejections: unknown[] = [];
const noteRejection = (reason: unknown) => void rejections.push(reason);
const log = openLog('debug', { write: (line) => void lines.push(line) });

function listen(app: App): void {
  app.event('app_mention', async ({ event }) => void heard.push(event.text));
  app.command('/copil', async ({ command, ack }) => {
    heard.push(command.text);
    await ack({ text: 'Voici.' });
  });
  app.view('schedule', async ({ ack }) => ack({ response_action: 'clear' }));
}

function openIntakeAt(url: string): Intake {
  const seal = createSeal('a secret of at least thirty-two characters');
  return openIntake({ url, platform: 'slack', seal, clock: systemClock, log });
}

function open(used = intake): Transport {
  const settings = { appToken: 'xapp-1-A1-secret', apiUrl: slack.apiUrl };
  const opened = openTransport({
    settings,
    intake: used,
    installations: installedInT1,
    clock: systemClock,
    log,
  });
  listen(opened.app);
  return opened;
}

function send(
  socket: WebSocket,
  envelope_id: string,
  type: string,
  payload: unknown,
  more: object = {},
): void {
  socket.send(JSON.stringify({ envelope_id, type, payload, accepts_response_payload: true, ...more }));
}

async function exchange(socket: WebSocket, id: string, type: string, payload: unknown, more?: object) {
  const acknowledged = slack.acknowledged(id);
  send(socket, id, type, payload, more);
  return acknowledged;
}

beforeAll(async () => {
  database = await openTestDatabase();
  process.on('unhandledRejection', noteRejection);
});
beforeEach(async () => {
  heard.length = 0;
  lines.length = 0;
  await database.db.intakeEvent.deleteMany();
  slack = await openSlackSocket();
  intake = openIntakeAt(database.url);
  transport = open();
});
afterEach(async () => {
  await transport.stop();
  await intake.close();
  await slack.close();
  expect(rejections).toEqual([]);
});
afterAll(async () => {
  process.off('unhandledRejection', noteRejection);
  await database.close();
});

describe('over Socket Mode', () => {
  it('the address is asked with the app token where SLACK_API_URL points', async () => {
    await transport.start();
    expect(slack.asked).toEqual(['Bearer xapp-1-A1-secret']);
    expect(lines.join('')).not.toContain('xapp-1-A1-secret');
  });

  it('events, commands and modals are written down, handed over and acknowledged', async () => {
    await transport.start();
    const socket = await slack.connected();
    await exchange(socket, 'e1', 'events_api', mention('Ev1'));
    expect(await exchange(socket, 'e2', 'slash_commands', slash('1.1'))).toEqual({ text: 'Voici.' });
    expect(await exchange(socket, 'e3', 'interactive', submission('1.2'))).toEqual({
      response_action: 'clear',
    });
    await transport.stop();
    expect(heard).toEqual(['<@UBOT> planifier', 'planifier']);
    const rows = await database.db.intakeEvent.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map(({ id, body }) => [id, body])).toEqual([
      ['slack:T1:Ev1', null],
      ['slack:T1:command:1.1', null],
      ['slack:T1:view_submission:V1:1.2', null],
    ]);
  });

  it('the same event in a second envelope, or a declared retry, is acknowledged and does nothing', async () => {
    await transport.start();
    const socket = await slack.connected();
    await exchange(socket, 'e1', 'events_api', mention('Ev1'));
    await exchange(socket, 'e2', 'events_api', mention('Ev1'));
    await exchange(socket, 'e3', 'events_api', mention('Ev1'), { retry_attempt: 1, retry_reason: 'timeout' });
    expect(heard).toHaveLength(1);
  });

  it('nothing is acknowledged while the database is away, so Slack delivers again', async () => {
    const cut = openIntakeAt('postgresql://nobody@127.0.0.1:1/none');
    transport = open(cut);
    await transport.start();
    const socket = await slack.connected();
    send(socket, 'e1', 'events_api', mention('Ev1'));
    // A body that can never be read is acknowledged: its turn comes after the one above.
    await exchange(socket, 'e2', 'events_api', { event: { type: 7 } });
    await transport.stop();
    expect([slack.acks.has('e1'), heard]).toEqual([false, []]);
    await cut.close();
  });

  it('odd messages end neither the process nor the connection', async () => {
    await transport.start();
    const socket = await slack.connected();
    for (const odd of [
      'null',
      '5',
      '',
      '{',
      '[]',
      '{"type":"events_api"}',
      '{"type":"events_api","payload":{}}',
    ]) {
      socket.send(odd);
    }
    socket.send(Buffer.from([0, 255]));
    for (const payload of [null, 5, [], 'x', { event: null }, { type: 'block_actions' }]) {
      send(socket, `odd ${JSON.stringify(payload)}`, 'interactive', payload);
    }
    await exchange(socket, 'e1', 'events_api', mention('Ev1'));
    await transport.stop();
    expect(heard).toEqual(['<@UBOT> planifier']);
  });

  it('the log never has what people wrote', async () => {
    await transport.start();
    const socket = await slack.connected();
    await exchange(socket, 'e1', 'events_api', mention('Ev1', 'le budget confidentiel'));
    socket.send('{"type":"events_api","payload":"le budget confidentiel"}');
    await exchange(socket, 'e2', 'interactive', { user: 'le budget confidentiel' });
    expect(lines.join('')).not.toContain('confidentiel');
  });
});

describe('the connection', () => {
  it('is renewed at once when Slack asks for it, and what comes then is received', async () => {
    await transport.start();
    const first = await slack.connected();
    const begun = performance.now();
    first.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    const second = await slack.connected();
    expect(performance.now() - begun).toBeLessThan(1000);
    await exchange(second, 'e1', 'events_api', mention('Ev1'));
    expect(heard).toHaveLength(1);
  });

  it('comes back after it broke', async () => {
    await transport.start();
    (await slack.connected()).terminate();
    await exchange(await slack.connected(), 'e1', 'events_api', mention('Ev1'));
    expect(heard).toHaveLength(1);
  });

  it('with a refused token does not start, and the sentence names SLACK_APP_TOKEN', async () => {
    for (const refusal of ['invalid_auth', 'not_allowed_token_type', 'missing_scope']) {
      slack.refuseWith = refusal;
      await expect(transport.start()).rejects.toThrow(
        new RegExp(`^SLACK_APP_TOKEN: Slack answers “${refusal}”.*connections:write`),
      );
    }
  });

  it('whose token is revoked later is tried again, and the log names SLACK_APP_TOKEN', async () => {
    await transport.start();
    const socket = await slack.connected();
    slack.refuseWith = 'token_revoked';
    socket.terminate();
    await expect.poll(() => lines.join('')).toMatch(/token_revoked.*SLACK_APP_TOKEN/);
    slack.refuseWith = undefined;
    await exchange(await slack.connected(), 'e1', 'events_api', mention('Ev1'));
    expect(heard).toHaveLength(1);
  });

  it('that cannot be had at the start is tried again in the background', async () => {
    slack.refuseWith = 'internal_error';
    await transport.start();
    slack.refuseWith = undefined;
    await exchange(await slack.connected(), 'e1', 'events_api', mention('Ev1'));
    expect(heard).toHaveLength(1);
  });

  it('ends with the service and does not come back', async () => {
    await transport.start();
    const socket = await slack.connected();
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await transport.stop();
    await closed;
    expect(slack.asked).toHaveLength(1);
  });

  it('replaces POST /slack/events, which is not found then', () => {
    const answered: number[] = [];
    const response = {
      writeHead(status: number) {
        answered.push(status);
        return response;
      },
      end() {},
    };
    transport.requestListener({} as never, response as never);
    expect([transport.mode, answered]).toEqual(['socket', [404]]);
  });
});
