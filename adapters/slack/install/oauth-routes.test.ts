import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator, type Emulator } from 'emulate';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTranslators } from '../../../src/conversation/catalogue.ts';
import { type InstallingGround, openInstallingGround } from '../../../test/support/slack-installing.ts';
import { optionalScopes, requiredScopes } from '../manifest/scopes.ts';
import { slackMessages } from '../messages.ts';
import { type OpenInstallations, openInstallations } from './installations.ts';
import { oauthRoutes } from './oauth-routes.ts';

const client = { id: '1.2', secret: 'a client secret' };
const translators = createTranslators([slackMessages]);

let emulator: Emulator;
/** Slack as the service sees it: the emulator, whose answers a test may change. */
let slack: Served;
let answered: (method: string, text: string) => string;
let ground: InstallingGround;
let installations: OpenInstallations;
/** The service, whose routes each test makes anew. */
let service: Served;
let routes: Record<string, RequestListener>;

beforeAll(async () => {
  service = await serve((request, response) =>
    routes[new URL(request.url ?? '', 'http://x').pathname]?.(request, response),
  );
  emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        team: { name: 'AGLA <b>', domain: 'agla' },
        strict_scopes: true,
        users: [{ name: 'claire', real_name: 'Claire Martin', email: 'claire@agla.example' }],
        oauth_apps: [
          {
            client_id: client.id,
            client_secret: client.secret,
            name: 'copil',
            redirect_uris: [`${service.url}/slack/oauth_redirect`],
            scopes: [],
          },
        ],
      },
    },
  });
  slack = await serve(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers;
    const answer = await fetch(`${emulator.url}${request.url}`, {
      method: request.method ?? 'GET',
      headers: headers as Record<string, string>,
      redirect: 'manual',
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    });
    const location = answer.headers.get('location');
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? 'text/plain',
      ...(location && { location }),
    });
    response.end(answered((request.url ?? '').replace('/api/', ''), await answer.text()));
  });
});
afterAll(async () => {
  await slack.close();
  await emulator.close();
  await service.close();
});

beforeEach(async () => {
  answered = (_method, text) => text;
  ground = await openInstallingGround();
  const apiUrl = `${slack.url}/api/`;
  installations = openInstallations({ ...ground, settings: { client, apiUrl } });
  routes = oauthRoutes({
    ...ground,
    installations,
    translators,
    settings: { client, apiUrl, publicUrl: service.url },
  });
});
afterEach(() => ground.close());

describe('an installation over OAuth', () => {
  it('asks Slack for every scope of the manifest, and comes back to our own address', async () => {
    const { authorize } = await begin();
    expect(authorize.origin).toBe(slack.url);
    expect(authorize.pathname).toBe('/oauth/v2/authorize');
    expect(authorize.searchParams.get('scope')?.split(',')).toEqual([...requiredScopes, ...optionalScopes]);
    expect(authorize.searchParams.get('redirect_uri')).toBe(`${service.url}/slack/oauth_redirect`);
  });

  it('ends on a page that says what to do next, and the token works and is sealed', async () => {
    const page = await install();
    expect(page.status).toBe(200);
    expect(page.text).toContain('<html lang="fr">');
    expect(page.text).toContain('«\u00a0AGLA &lt;b&gt;\u00a0»');
    expect(page.text).not.toContain('<b>');
    const { token, botUserId, botId, scopes } = await installations.of('T000000001');
    expect(token).toMatch(/^xoxb-/);
    expect(botUserId).toMatch(/^U/);
    expect(botId).toMatch(/^B/);
    expect(scopes).toEqual([...requiredScopes, ...optionalScopes]);
    for (const text of [await ground.tableText(), ground.logged()]) {
      expect(text).not.toContain(token);
      expect(text).not.toContain(client.secret);
    }
    expect(ground.host.opened).toMatchObject([
      { workspace: 'T000000001', name: 'AGLA <b>', domain: 'agla', byOperator: false },
    ]);
  });

  it('whose workspace no project names says which identifier the administrator of copil needs', async () => {
    const page = await install({ language: 'en-GB,en;q=0.9' });
    expect(page.text).toContain('<html lang="en">');
    expect(page.text).toContain('the identifier T000000001');
  });

  it('keeps two workspaces apart', async () => {
    await install();
    answered = (method, text) => (method === 'oauth.v2.access' ? text.replaceAll('T000000001', 'T2') : text);
    await install();
    expect(await installations.workspaces()).toEqual(['T000000001', 'T2']);
    const [one, other] = [await installations.of('T000000001'), await installations.of('T2')];
    expect(one.token).not.toBe(other.token);
  });

  it('for a whole organisation is kept under the organisation', async () => {
    answered = (method, text) =>
      method === 'oauth.v2.access'
        ? JSON.stringify({
            ...JSON.parse(text),
            is_enterprise_install: true,
            team: null,
            enterprise: { id: 'E1', name: 'Fédération' },
          })
        : text;
    expect((await install()).text).toContain('Fédération');
    expect(await installations.workspaces()).toEqual(['E1']);
  });

  it('of an app that rotates its tokens keeps when they end', async () => {
    answered = (method, text) =>
      method === 'oauth.v2.access'
        ? JSON.stringify({ ...JSON.parse(text), refresh_token: 'xoxe-1', expires_in: 43_200 })
        : text;
    await install();
    expect((await ground.db.chatWorkspace.findFirstOrThrow()).tokenExpiresAt).not.toBeNull();
    expect(await ground.tableText()).not.toContain('xoxe-1');
  });

  it('done again with other rights takes the place of the first', async () => {
    await install();
    const before = await installations.of('T000000001');
    await install();
    expect((await installations.of('T000000001')).token).not.toBe(before.token);
    expect(await ground.db.chatWorkspace.count()).toBe(1);
  });
});

describe('what is no installation', () => {
  it('a state of another browser, without cookie, is refused and installs nothing', async () => {
    const { authorize } = await begin();
    const page = await redirected(await consent(authorize), { cookie: '' });
    expect(page.status).toBe(400);
    expect(page.text).toContain('Recommencer');
    expect(await installations.workspaces()).toEqual([]);
  });

  it('a state we never gave is refused, even with the fitting cookie', async () => {
    const page = await redirected(new URL(`${service.url}/slack/oauth_redirect?code=c&state=forged`), {
      cookie: 'slack-app-oauth-state=forged',
    });
    expect(page.status).toBe(400);
  });

  it('no state at all is refused', async () => {
    const page = await redirected(new URL(`${service.url}/slack/oauth_redirect?code=c`), { cookie: '' });
    expect(page.status).toBe(400);
  });

  it('the same answer twice: a state works once', async () => {
    const { authorize, cookie } = await begin();
    const back = await consent(authorize);
    expect((await redirected(back, { cookie })).status).toBe(200);
    expect((await redirected(back, { cookie })).status).toBe(400);
    expect(await ground.db.oAuthState.count()).toBe(0);
  });

  it('an answer after ten minutes is too late, and nothing is left of its state', async () => {
    const { authorize, cookie } = await begin();
    const back = await consent(authorize);
    ground.clock.move({ minutes: 10, seconds: 1 });
    expect((await redirected(back, { cookie })).status).toBe(400);
    await begin();
    ground.clock.move({ minutes: 11 });
    await begin();
    expect(await ground.db.oAuthState.count()).toBe(1);
  });

  it('a person who presses « Annuler » reads that nothing was installed', async () => {
    const { cookie } = await begin();
    const page = await redirected(
      new URL(`${service.url}/slack/oauth_redirect?error=access_denied&state=x`),
      {
        cookie,
      },
    );
    expect(page.status).toBe(200);
    expect(page.text).toContain('Rien n’a été installé');
    expect(ground.logged()).not.toContain('"level":50');
  });

  it('a code Slack refuses is said without its words, which stand in the log', async () => {
    const { authorize, cookie } = await begin();
    const back = await consent(authorize);
    back.searchParams.set('code', 'wrong');
    const page = await redirected(back, { cookie });
    expect(page.status).toBe(502);
    expect(page.text).not.toContain('invalid_code');
    expect(ground.logged()).toContain('invalid_code');
  });

  it('a database that is away ends on a page, not in silence', async () => {
    await ground.db.$executeRaw`DROP TABLE "OAuthState"`;
    const response = await fetch(`${service.url}/slack/install`, { redirect: 'manual' });
    expect(response.status).toBe(502);
    expect(await response.text()).toContain('</html>');
  });

  it('another method than GET is not answered', async () => {
    expect((await fetch(`${service.url}/slack/oauth_redirect`, { method: 'POST' })).status).toBe(405);
  });

  it('a state cannot be read in the table: who sees it cannot finish the flow', async () => {
    const { authorize } = await begin();
    const state = authorize.searchParams.get('state') ?? '-';
    expect(state.length).toBeGreaterThan(40);
    const text = await ground.tableText();
    expect(text).not.toContain(state);
    expect(text).not.toContain('chat:write');
  });
});

/** Somebody opens /slack/install. */
async function begin(): Promise<{ authorize: URL; cookie: string }> {
  const response = await fetch(`${service.url}/slack/install`, { redirect: 'manual' });
  expect(response.status).toBe(302);
  const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
  return { authorize: new URL(response.headers.get('location') ?? ''), cookie };
}

/** They choose themselves on the page of the emulator. @returns where it sends them */
async function consent(authorize: URL): Promise<URL> {
  const page = await (await fetch(authorize)).text();
  const [form = ''] = page.split('</form>');
  const fields = [...form.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']): [string, string] => [name, value.replaceAll('&amp;', '&')],
  );
  const response = await fetch(`${slack.url}/oauth/v2/authorize/callback`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
  });
  expect(response.status).toBe(302);
  return new URL(response.headers.get('location') ?? '');
}

async function redirected(url: URL, { cookie, language = 'fr' }: { cookie: string; language?: string }) {
  const response = await fetch(url, { headers: { cookie, 'accept-language': language }, redirect: 'manual' });
  return { status: response.status, text: await response.text() };
}

async function install({ language }: { language?: string } = {}) {
  const { authorize, cookie } = await begin();
  return redirected(await consent(authorize), { cookie, ...(language && { language }) });
}

interface Served {
  url: string;
  close(): Promise<void>;
}

async function serve(listener: RequestListener): Promise<Served> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
