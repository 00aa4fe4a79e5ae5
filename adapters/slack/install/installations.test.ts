import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { houseTranslators } from '../../../src/catalogues.ts';
import { slackHost } from '../../../src/service/slack-host.ts';
import type { Transaction } from '../../../src/store/store.ts';
import { type InstallingGround, openInstallingGround } from '../../../test/support/slack-installing.ts';
import { openSlackStub, type SlackStub, type StubAnswer } from '../../../test/support/slack-stub.ts';
import type { SlackHost } from '../host.ts';
import { requiredScopes } from '../manifest/scopes.ts';
import { slackMessages } from '../messages.ts';
import { NotInstalled, NotYetKnown } from '../ports.ts';
import { type OpenInstallations, openInstallations } from './installations.ts';

const botToken = 'xoxb-from-the-environment';
const bot = { team: 'AGLA', team_id: 'T1', url: 'https://agla.slack.com/', user_id: 'U1', bot_id: 'B1' };
const working = (scopes = requiredScopes): StubAnswer => ({
  headers: { 'x-oauth-scopes': scopes.join(',') },
  body: bot,
});

let ground: InstallingGround;
let stub: SlackStub;
let authTest: (count: number) => StubAnswer;
/** Waits that were asked for; the test ends each. */
let waits: { milliseconds: number; end(): void }[];
let open: OpenInstallations[];

beforeEach(async () => {
  ground = await openInstallingGround();
  authTest = () => working();
  waits = [];
  open = [];
  stub = await openSlackStub((call, count) => (call.method === 'auth.test' ? authTest(count) : {}));
});
afterEach(async () => {
  await Promise.all(open.map((one) => one.stop()));
  await stub.close();
  await ground.close();
});

const withToken = () => instance(botToken);
const overOAuth = () => instance(undefined);

function instance(token: string | undefined, host: SlackHost = ground.host): OpenInstallations {
  const installations = openInstallations({
    ...ground,
    host,
    settings: { botToken: token, apiUrl: stub.apiUrl },
    wait: (milliseconds, stopped) =>
      new Promise((resolve, reject) => {
        stopped.addEventListener('abort', () => reject(stopped.reason));
        waits.push({ milliseconds, end: resolve });
      }),
  });
  open.push(installations);
  return installations;
}

const row = () => ground.db.chatWorkspace.findFirstOrThrow();
const granted = (workspace: string, token: string, scopes: readonly string[] = requiredScopes) => ({
  workspace,
  name: workspace,
  domain: null,
  scopes,
  credentials: { token, botUserId: 'U2', botId: 'B2' },
});

describe('the token of the environment', () => {
  it('gives its workspace, with no token in the table', async () => {
    const installations = withToken();
    await installations.start();
    expect(await installations.workspaces()).toEqual(['T1']);
    expect(await installations.of('T1')).toMatchObject({
      workspace: 'T1',
      token: botToken,
      botUserId: 'U1',
      botId: 'B1',
      scopes: requiredScopes,
    });
    expect(await row()).toMatchObject({
      name: 'AGLA',
      domain: 'agla',
      state: 'installed',
      credentials: null,
    });
    expect(ground.host.opened).toMatchObject([{ workspace: 'T1', domain: 'agla', byOperator: true }]);
    expect(await ground.tableText()).not.toContain('xoxb');
    await expect(installations.of('T2')).rejects.toThrow(NotInstalled);
  });

  it('of an organisation is kept under the organisation, whose workspaces share it', async () => {
    authTest = () => ({ body: { ...bot, enterprise_id: 'E1', is_enterprise_install: true } });
    const installations = withToken();
    await installations.start();
    expect(await installations.workspaces()).toEqual(['E1']);
  });

  it('finds the domain through team.info where the address does not tell it', async () => {
    await stub.close();
    stub = await openSlackStub(({ method }) =>
      method === 'auth.test'
        ? { body: { ...bot, url: 'https://chat.example.org/' } }
        : { body: { team: { domain: 'agla' } } },
    );
    await withToken().start();
    expect((await row()).domain).toBe('agla');
  });

  it('that Slack refuses does not stop the service, is said with its variable, and is tried again', async () => {
    authTest = (count) => (count < 3 ? { body: { ok: false, error: 'invalid_auth' } } : working());
    const installations = withToken();
    const heard: string[] = [];
    const began = new Promise<void>((resolve) =>
      installations.onOpened((workspace) => {
        heard.push(workspace);
        resolve();
      }),
    );
    await installations.start();
    await expect(installations.of('T1')).rejects.toThrow(NotInstalled);
    expect(ground.logged()).toMatch(/SLACK_BOT_TOKEN \(invalid_auth\)/);
    expect(ground.logged()).not.toContain(botToken);
    await endWait(0);
    await endWait(1);
    await began;
    expect(waits.map(({ milliseconds }) => milliseconds)).toEqual([15_000, 30_000]);
    expect(heard).toEqual(['T1']);
    expect((await installations.of('T1')).token).toBe(botToken);
  });

  it('is not blamed while Slack cannot be reached, and nobody is told that copil was removed', async () => {
    authTest = () => ({ status: 503 });
    const installations = withToken();
    await expect(installations.of('T1')).rejects.toThrow(NotYetKnown);
    await installations.start();
    await expect(installations.of('T1')).rejects.toThrow(NotYetKnown);
    authTest = () => ({ body: { ok: false, error: 'fatal_error' } });
    await endWait(0);
    await expect.poll(() => waits.length, { interval: 5 }).toBe(2);
    await expect(installations.of('T1')).rejects.toThrow(NotYetKnown);
    expect(ground.logged()).toContain('Check that this computer reaches Slack');
    expect(ground.logged()).not.toContain('copy the');
  });

  it('that worked goes on working when Slack cannot be reached as somebody installs copil elsewhere', async () => {
    authTest = (count) => (count === 1 ? working() : { status: 503 });
    const installations = withToken();
    await installations.start();
    await installations.keep(granted('T1', 'xoxb-2'));
    expect((await installations.of('T1')).token).toBe(botToken);
    await expect(installations.of('T2')).rejects.toThrow(NotInstalled);
  });

  it('that Slack lets expire leads to the installation over OAuth', async () => {
    authTest = () => ({ body: { ok: false, error: 'token_expired' } });
    await withToken().start();
    expect(ground.logged()).toMatch(/SLACK_CLIENT_ID.*\/slack\/install/);
  });

  it('stops being tried when the service stops', async () => {
    authTest = () => ({ status: 503 });
    const installations = withToken();
    await installations.start();
    await installations.stop();
    expect(waits).toHaveLength(1);
    expect(stub.calls).toHaveLength(1);
  });
});

describe('several workspaces', () => {
  it('installed over OAuth stand beside the one of the environment, each with its own token', async () => {
    const installations = withToken();
    await installations.start();
    await installations.keep(granted('T2', 'xoxb-2'));
    expect(await installations.workspaces()).toEqual(['T1', 'T2']);
    expect((await installations.of('T1')).token).toBe(botToken);
    expect(await installations.of('T2')).toMatchObject({ token: 'xoxb-2', botUserId: 'U2', workspace: 'T2' });
    const later = overOAuth();
    await later.start();
    expect(await later.workspaces()).toEqual(['T2']);
  });

  it('keep their tokens to themselves: one moved to another row opens nothing', async () => {
    const installations = overOAuth();
    await installations.keep(granted('T2', 'xoxb-2'));
    await installations.keep(granted('T3', 'xoxb-3'));
    await ground.db.$executeRaw`
      UPDATE "ChatWorkspace" SET credentials = (SELECT credentials FROM "ChatWorkspace" WHERE "externalId" = 'T2')
      WHERE "externalId" = 'T3'`;
    await expect(overOAuth().of('T3')).rejects.toThrow(NotInstalled);
  });

  it('installed again with more rights use the new token at once', async () => {
    const installations = overOAuth();
    await installations.keep(granted('T2', 'xoxb-2', requiredScopes.slice(1)));
    expect((await installations.of('T2')).token).toBe('xoxb-2');
    await installations.keep(granted('T2', 'xoxb-3'));
    expect(await installations.of('T2')).toMatchObject({ token: 'xoxb-3', scopes: requiredScopes });
  });
});

describe('a right that is missing', () => {
  it('is said to the leads and in the log with its name, once, until something changes', async () => {
    authTest = () => working(requiredScopes.filter((scope) => scope !== 'files:write'));
    const installations = withToken();
    await installations.start();
    await installations.reopen('T1');
    expect(ground.host.troubles).toEqual([
      { workspace: 'T1', reason: 'missingScope', detail: 'missing_scope: files:write' },
    ]);
    expect(ground.logged()).toContain('install it again');
  });

  it('is not guessed where Slack does not say which ones were granted', async () => {
    authTest = () => ({ body: bot });
    await withToken().start();
    expect(ground.host.troubles).toEqual([]);
  });
});

describe('an installation that ends', () => {
  it('erases its token, says it to the host once, and may come back', async () => {
    const installations = overOAuth();
    await installations.keep(granted('T2', 'xoxb-2'));
    await installations.of('T2');
    ground.clock.move({ minutes: 5 });
    await installations.remove('T2', ground.clock.system());
    await installations.remove('T2', ground.clock.system());
    await expect(installations.of('T2')).rejects.toThrow(NotInstalled);
    expect(ground.host.closed).toEqual(['T2']);
    expect(await row()).toMatchObject({ state: 'revoked', credentials: null });
    expect(await installations.workspaces()).toEqual([]);
    await installations.keep(granted('T2', 'xoxb-3'));
    expect((await installations.of('T2')).token).toBe('xoxb-3');
    expect(await row()).toMatchObject({ state: 'installed' });
  });

  it('is not ended by an event that is older than it', async () => {
    const installations = overOAuth();
    const uninstalled = ground.clock.system();
    ground.clock.move({ minutes: 5 });
    await installations.keep(granted('T2', 'xoxb-3'));
    await installations.remove('T2', uninstalled);
    expect((await installations.of('T2')).token).toBe('xoxb-3');
    expect(ground.host.closed).toEqual([]);
  });

  it('is written in the journal of its space, as is its return', async () => {
    const space = await ground.db.space.create({ data: { slug: 's', name: 'S', projectName: 'P' } });
    await ground.db.organisation.create({
      data: { spaceId: space.id, code: 'AGLA', name: 'AGLA', kind: 'lead', workspace: 'T2' },
    });
    const delivery = { tellTrouble: async () => {}, wake: () => {} };
    const store = {
      db: ground.db,
      transaction: <Result>(work: (tx: Transaction) => Promise<Result>) => ground.db.$transaction(work),
    };
    const translators = houseTranslators(slackMessages);
    const host = slackHost({ ...ground, store, translators, delivery });
    const installations = instance(undefined, host);
    await installations.keep(granted('T2', 'xoxb-2'));
    await installations.remove('T2', ground.clock.system());
    await installations.keep(granted('T2', 'xoxb-3'));
    const journal = await ground.db.auditEvent.findMany({ orderBy: { id: 'asc' } });
    expect(journal.map(({ act }) => act)).toEqual([
      'workspace.opened',
      'workspace.closed',
      'workspace.opened',
    ]);
  });

  it('of the environment is looked at again later, and works again when Slack says so', async () => {
    const installations = withToken();
    await installations.start();
    await installations.remove('T1', ground.clock.system());
    await expect(installations.of('T1')).rejects.toThrow(NotInstalled);
    expect(await row()).toMatchObject({ state: 'revoked' });
    const back = new Promise<string>((resolve) => installations.onOpened(resolve));
    await endWait(0);
    expect(await back).toBe('T1');
    expect((await installations.of('T1')).token).toBe(botToken);
    expect(await row()).toMatchObject({ state: 'installed' });
  });

  it('of the environment works at once for whoever acts after it came back', async () => {
    const installations = withToken();
    await installations.start();
    await installations.remove('T1', ground.clock.system());
    await expect(installations.of('T1')).rejects.toThrow(NotInstalled);
    const calls = stub.calls.length;
    await expect(installations.of('T1')).rejects.toThrow(NotInstalled);
    expect(stub.calls).toHaveLength(calls);
    ground.clock.move({ seconds: 6 });
    expect((await installations.of('T1')).token).toBe(botToken);
  });
});

/** Ends the nth wait, as soon as it was asked for. */
async function endWait(index: number): Promise<void> {
  await expect.poll(() => waits.length, { interval: 5 }).toBeGreaterThan(index);
  waits[index]?.end();
}
