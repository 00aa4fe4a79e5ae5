import { createEmulator, type Emulator } from 'emulate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type InstallingGround, openInstallingGround } from '../../../test/support/slack-installing.ts';
import {
  openSlackStub,
  type SlackStub,
  type StubAnswer,
  type StubCall,
} from '../../../test/support/slack-stub.ts';
import { openSlackClients } from '../install/clients.ts';
import { openInstallations } from '../install/installations.ts';
import { openDirectory } from './directory.ts';

let ground: InstallingGround;
let closing: (() => Promise<unknown>)[];
let waits: number[];

beforeEach(async () => {
  ground = await openInstallingGround();
  closing = [];
  waits = [];
});
afterEach(async () => {
  for (const close of closing) await close();
  await ground.close();
});

function over(apiUrl: string) {
  const installations = openInstallations({ ...ground, settings: { apiUrl } });
  const clients = openSlackClients(installations, { apiUrl, log: ground.log });
  const directory = openDirectory({
    ...ground,
    installations,
    clients,
    wait: async (milliseconds, stopped) => {
      stopped.throwIfAborted();
      if (milliseconds > 0) waits.push(milliseconds);
    },
  });
  const install = (workspace: string, token: string, scopes: string[] = []) =>
    installations.keep({
      workspace,
      name: workspace,
      domain: null,
      scopes,
      credentials: { token, botUserId: 'U1', botId: 'B1' },
    });
  return { directory, installations, install };
}

async function stubbed(answer: (call: StubCall, count: number) => StubAnswer): Promise<SlackStub> {
  const stub = await openSlackStub(answer);
  closing.push(() => stub.close());
  return stub;
}

const users = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `U${from + index}`,
    team_id: 'T1',
    profile: { email: `u${from + index}@agla.example` },
  }));
const linkedIds = () =>
  ground.host.linked.flatMap(({ members }) => members.map(({ externalId }) => externalId));

describe('reading a workspace of the emulator', () => {
  let emulator: Emulator;
  const scopes = ['users:read', 'users:read.email', 'channels:read', 'groups:read'];

  beforeEach(async () => {
    emulator = await createEmulator({
      service: 'slack',
      port: 0,
      seed: {
        slack: {
          team: { name: 'AGLA', domain: 'agla' },
          strict_scopes: true,
          users: Array.from({ length: 450 }, (_, index) => ({
            name: `person${index}`,
            real_name: `Person ${index}`,
            email: `person${index}@agla.example`,
          })),
          channels: [{ name: 'copil-dui' }, { name: 'leaders', is_private: true }],
          tokens: [
            { token: 'xoxb-all', scopes },
            { token: 'xoxb-public', scopes: scopes.filter((scope) => scope !== 'groups:read') },
            { token: 'xoxb-no-people', scopes: ['channels:read', 'groups:read'] },
          ],
        },
      },
    });
    closing.push(() => emulator.close());
  });

  it('links everybody by address, page after page, and finds its channels', async () => {
    const { directory, install } = over(`${emulator.url}/api/`);
    await install('T000000001', 'xoxb-all');
    await directory.syncWorkspace('T000000001');
    const emails = ground.host.linked.flatMap(({ members }) => members.map(({ email }) => email));
    expect(emails).toEqual(expect.arrayContaining(['person0@agla.example', 'person449@agla.example']));
    expect(ground.host.linked.length).toBeGreaterThanOrEqual(3);
    const names = ground.host.channels.flatMap(({ channels }) => channels.map(({ name }) => name));
    expect(names).toEqual(expect.arrayContaining(['copil-dui', 'leaders']));
  });

  it('without the right to private channels still finds the public ones', async () => {
    const { directory, install } = over(`${emulator.url}/api/`);
    await install('T000000001', 'xoxb-public');
    await directory.syncWorkspace('T000000001');
    const names = ground.host.channels.flatMap(({ channels }) => channels.map(({ name }) => name));
    expect(names).toContain('copil-dui');
    expect(names).not.toContain('leaders');
  });

  it('without the right to its people says so, and still finds the channels', async () => {
    const { directory, install } = over(`${emulator.url}/api/`);
    await install('T000000001', 'xoxb-no-people');
    await directory.syncWorkspace('T000000001');
    expect(ground.host.troubles).toMatchObject([
      { reason: 'missingScope', detail: 'missing_scope: users:read' },
    ]);
    expect(ground.host.channels).toHaveLength(1);
  });
});

describe('reading a workspace', () => {
  it('waits as long as Slack asks, and asks nothing meanwhile', async () => {
    const stub = await stubbed(({ method, fields }, count) => {
      if (method !== 'users.list') return { body: { channels: [] } };
      if (count === 2 || count === 3) return { status: 429, headers: { 'retry-after': '30' } };
      return fields.cursor
        ? { body: { members: users(200, 50) } }
        : { body: { members: users(0, 200), response_metadata: { next_cursor: 'next' } } };
    });
    const { directory, install } = over(stub.apiUrl);
    await install('T1', 'xoxb-1');
    await directory.syncWorkspace('T1');
    expect(waits).toEqual([30_000, 30_000]);
    expect(linkedIds()).toHaveLength(250);
    expect(
      stub.calls.filter(({ method }) => method === 'users.list').map(({ fields }) => fields),
    ).toMatchObject([{ limit: '200' }, { cursor: 'next' }, { cursor: 'next' }, { cursor: 'next' }]);
  });

  it('that fails for a moment is tried again; that fails for good is logged, and the others are read', async () => {
    const stub = await stubbed(({ method, token }, count) => {
      if (token === 'xoxb-broken') return { status: 500 };
      if (method === 'users.list' && count < 3) return { cut: true };
      return { body: { members: users(0, 1), channels: [] } };
    });
    const { directory, install } = over(stub.apiUrl);
    await install('T0', 'xoxb-broken');
    await install('T1', 'xoxb-1');
    await directory.syncAll();
    expect(linkedIds()).toEqual(['U0']);
    expect(ground.logged()).toContain('tried again tomorrow');
    expect(ground.logged()).not.toContain('xoxb');
  });

  it('tells who left', async () => {
    const stub = await stubbed(() => ({
      body: { channels: [], members: [...users(0, 1), { id: 'U9', team_id: 'T1', deleted: true }] },
    }));
    const { directory, install } = over(stub.apiUrl);
    await install('T1', 'xoxb-1');
    await directory.syncWorkspace('T1');
    expect(ground.host.left).toEqual(['T1 U9']);
  });

  it('of an organisation reads each of its workspaces; who moved between them has not left', async () => {
    const ofTheirs = { enterprise_user: { enterprise_id: 'E1' } };
    const [mover, stayer] = users(0, 2).map((user) => ({ ...user, ...ofTheirs }));
    const stub = await stubbed(({ method, fields }) => {
      if (method === 'auth.teams.list') return { body: { teams: [{ id: 'T1' }, { id: 'T2' }] } };
      if (method === 'conversations.list')
        return { body: { channels: [{ id: `C${fields.team_id}`, name: 'copil-dui' }] } };
      return { body: { members: fields.team_id === 'T1' ? [{ ...mover, deleted: true }, stayer] : [mover] } };
    });
    const { directory, install } = over(stub.apiUrl);
    await install('E1', 'xoxb-org');
    await directory.syncWorkspace('E1');
    expect(linkedIds().sort()).toEqual(['U0', 'U1']);
    expect(ground.host.left).toEqual([]);
    expect(ground.host.channels).toEqual([
      {
        workspace: 'E1',
        channels: [
          { externalId: 'CT1', name: 'copil-dui' },
          { externalId: 'CT2', name: 'copil-dui' },
        ],
      },
    ]);
  });

  it('whose token was revoked while nobody listened closes it', async () => {
    const stub = await stubbed(() => ({ body: { ok: false, error: 'account_inactive' } }));
    const { directory, install, installations } = over(stub.apiUrl);
    await install('T1', 'xoxb-1');
    await directory.syncAll();
    expect(ground.host.closed).toEqual(['T1']);
    expect(await installations.workspaces()).toEqual([]);
  });

  it('asked for twice at once reads it once', async () => {
    const stub = await stubbed(() => ({ body: { members: [], channels: [] } }));
    const { directory, install } = over(stub.apiUrl);
    await install('T1', 'xoxb-1');
    await Promise.all([directory.syncWorkspace('T1'), directory.syncWorkspace('T1')]);
    expect(stub.calls).toHaveLength(2);
  });

  it('ends when the service stops, without a word about tomorrow', async () => {
    const stub = await stubbed(() => ({ body: { members: [], response_metadata: { next_cursor: 'next' } } }));
    const { directory, install } = over(stub.apiUrl);
    await install('T1', 'xoxb-1');
    const reading = directory.syncWorkspace('T1');
    await directory.stop();
    await reading;
    expect(stub.calls.length).toBeLessThan(3);
    expect(ground.logged()).not.toContain('tomorrow');
  });
});
