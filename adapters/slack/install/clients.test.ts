import { WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { afterEach, describe, expect, it } from 'vitest';
import { openLog } from '../../../src/log.ts';
import {
  openSlackStub,
  type SlackStub,
  type StubAnswer,
  type StubCall,
} from '../../../test/support/slack-stub.ts';
import { type Installations, NotInstalled } from '../ports.ts';
import { openSlackClients } from './clients.ts';

const silent = openLog('silent');
let stub: SlackStub;
afterEach(() => stub.close());

async function clientsOf(answer: (call: StubCall, count: number) => StubAnswer, token = () => 'xoxb-1') {
  stub = await openSlackStub(answer);
  const installations: Installations = {
    workspaces: async () => ['T1'],
    of: async (workspace) => {
      if (workspace !== 'T1') throw new NotInstalled(workspace);
      return { workspace, token: token(), botUserId: 'U1', botId: 'B1', scopes: [] };
    },
  };
  return openSlackClients(installations, { apiUrl: stub.apiUrl, log: silent });
}

describe('the clients of a workspace', () => {
  it('never say something twice when the connection is lost after Slack has accepted it', async () => {
    const clients = await clientsOf(() => ({ cut: true }));
    const [interactive, outbox] = [await clients.interactive('T1'), await clients.outbox('T1')];
    for (const client of [interactive, outbox])
      await expect(client.chat.postMessage({ channel: 'C1', text: 'Bonjour' })).rejects.toThrow(
        WebAPIRequestError,
      );
    expect(stub.calls).toHaveLength(2);
  });

  it('try a modal again once, since somebody waits and the trigger works only once anyway', async () => {
    const clients = await clientsOf((_, count) => (count === 1 ? { status: 500 } : {}));
    const client = await clients.interactive('T1');
    await client.views.publish({ user_id: 'U2', view: { type: 'home', blocks: [] } });
    expect(stub.calls.map(({ method }) => method)).toEqual(['views.publish', 'views.publish']);
  });

  it('say at once when Slack asks to wait, and other calls do not wait with them', async () => {
    const clients = await clientsOf(({ method }) =>
      method === 'chat.postMessage' ? { status: 429, headers: { 'retry-after': '30' } } : {},
    );
    const client = await clients.interactive('T1');
    await expect(client.chat.postMessage({ channel: 'C1', text: 'x' })).rejects.toThrow(
      WebAPIRateLimitedError,
    );
    await expect(
      client.views.publish({ user_id: 'U2', view: { type: 'home', blocks: [] } }),
    ).resolves.toMatchObject({ ok: true });
  });

  it('are the same ones until the token changes, and then carry the new one', async () => {
    let token = 'xoxb-1';
    const clients = await clientsOf(
      () => ({}),
      () => token,
    );
    const before = await clients.outbox('T1');
    expect(await clients.outbox('T1')).toBe(before);
    token = 'xoxb-2';
    const after = await clients.outbox('T1');
    await after.auth.test();
    expect(stub.calls.at(-1)?.token).toBe('xoxb-2');
    await expect(clients.outbox('T2')).rejects.toThrow(NotInstalled);
  });

  it('speak to Slack only: an address in place of a method is not followed', async () => {
    const clients = await clientsOf(() => ({}));
    const elsewhere = await openSlackStub(() => ({}));
    const client = await clients.outbox('T1');
    await client.apiCall(`${elsewhere.apiUrl}auth.test`).catch(() => {});
    expect(elsewhere.calls).toEqual([]);
    await elsewhere.close();
  });
});
