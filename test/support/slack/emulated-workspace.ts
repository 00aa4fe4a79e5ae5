/** One Slack workspace, kept by a real emulator of `emulate`; ids are made unique across workspaces, as Slack's are. */
import { createEmulator } from 'emulate';

/** JSON as Slack answers it. */
// biome-ignore lint/suspicious/noExplicitAny: tests read whatever Slack said
export type Json = any;

export interface PersonSeed {
  handle: string;
  name: string;
  email: string;
  /** As Slack writes it: `fr-FR`. */
  locale?: string;
}

export interface ChannelSeed {
  name: string;
  private?: boolean;
  /** Whether copil was invited; true by default. */
  withBot?: boolean;
}

export interface WorkspaceSeed {
  /** `agla` of agla.slack.com. */
  domain: string;
  name: string;
  people: readonly PersonSeed[];
  channels: readonly ChannelSeed[];
}

export interface EmulatedWorkspace {
  readonly domain: string;
  readonly name: string;
  readonly teamId: string;
  readonly appId: string;
  readonly botToken: string;
  readonly botUserId: string;
  readonly botId: string;
  /** Handle → user id. */
  readonly users: ReadonlyMap<string, string>;
  /** Name → id of channels. */
  readonly channels: ReadonlyMap<string, string>;
  /** Sends a call on as it came. @param body a form or JSON text */
  forward(method: string, body: string, contentType: string, token: string): Promise<Json>;
  /** Asks as the bot, with every right: how tests see what nobody granted. */
  ask(method: string, given: object): Promise<Json>;
  /** Asks as a person. */
  askAs(handle: string, method: string, given: object): Promise<Json>;
  /** Asks as the workspace's administrator. */
  administer(method: string, given: object): Promise<Json>;
  upload(path: string, body: Buffer, contentType: string): Promise<Response>;
  close(): Promise<void>;
}

const everything = [
  'chat:write im:write im:read im:history mpim:write mpim:read mpim:history channels:read channels:history',
  'channels:join channels:manage channels:write groups:read groups:history groups:write users:read',
  'users:read.email users:write files:read files:write reactions:read reactions:write team:read',
].flatMap((words) => words.split(' '));

/** @param scopes what was granted to copil */
export async function openEmulatedWorkspace(
  seed: WorkspaceSeed,
  scopes: readonly string[],
): Promise<EmulatedWorkspace> {
  const { domain, name } = seed;
  const ids = idsOf(domain);
  const [botUserId, botId, appId] = [`U${ids.code}B`, `B${ids.code}B`, 'A0COPIL000'];
  const botToken = `xoxb-${domain}-copil`;
  const observer = `xoxb-${domain}-observer`;
  const bot = { app_id: appId, bot_id: botId, bot_user_id: botUserId };
  const emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        team: { name, domain },
        strict_scopes: true,
        users: seed.people.map(({ handle, name: real_name, email }) => ({ name: handle, real_name, email })),
        channels: seed.channels.map(({ name: channel, private: is_private = false }) => ({
          name: channel,
          is_private,
        })),
        oauth_apps: [
          { ...bot, client_id: '1.2', client_secret: 's', name: 'copil', redirect_uris: [], scopes },
        ],
        tokens: [
          { ...bot, token: botToken, type: 'bot', user_id: botUserId, scopes },
          { ...bot, token: observer, type: 'bot', user_id: botUserId, scopes: everything },
          { token: administrator(domain), user: 'admin', scopes: everything },
          ...seed.people.map(({ handle }) => ({
            token: person(domain, handle),
            user: handle,
            scopes: everything,
          })),
        ],
      },
    },
  });

  async function forward(method: string, body: string, contentType: string, token: string): Promise<Json> {
    const response = await fetch(`${emulator.url}/api/${method}`, {
      method: 'POST',
      headers: { 'content-type': contentType, authorization: `Bearer ${token}` },
      body: ids.inside(body),
    });
    return JSON.parse(
      ids.outside((await response.text()).replaceAll(emulator.url, `https://${domain}.slack.com`)),
    );
  }
  async function asking(token: string, method: string, given: object): Promise<Json> {
    const answer = await forward(method, JSON.stringify(given), 'application/json', token);
    if (!answer.ok) throw new Error(`${method}: ${answer.error} ${JSON.stringify(given)}`);
    return answer;
  }
  const ask = (method: string, given: object) => asking(observer, method, given);
  const administer = (method: string, given: object) => asking(administrator(domain), method, given);

  const { members } = await ask('users.list', { limit: 1000 });
  const listed = await administer('conversations.list', {
    limit: 1000,
    types: 'public_channel,private_channel',
  });
  const channels = new Map<string, string>(listed.channels.map((one: Json) => [one.name, one.id]));
  for (const { name: channel, withBot = true } of seed.channels)
    if (withBot)
      await administer('conversations.invite', { channel: channels.get(channel), users: botUserId });
  return {
    domain,
    name,
    teamId: `T${ids.code}1`,
    appId,
    botToken,
    botUserId,
    botId,
    users: new Map(members.map((one: Json) => [one.name, one.id])),
    channels,
    forward,
    ask,
    askAs: (handle, method, given) => asking(person(domain, handle), method, given),
    administer,
    upload: (path, body, contentType) =>
      fetch(`${emulator.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': contentType },
        body: new Uint8Array(body),
      }),
    close: () => emulator.close(),
  };
}

const administrator = (domain: string) => `xoxp-${domain}-administrator`;
const person = (domain: string, handle: string) => `xoxp-${domain}-${handle}`;

/** Every emulator calls its team T000000001, its first user U000000001…: two of them would be one. */
function idsOf(domain: string) {
  const code = domain
    .replace(/[^a-z0-9]/gi, '')
    .toUpperCase()
    .padEnd(8, '0')
    .slice(0, 8);
  const known = new RegExp(`\\b([TUCB])${code}([12])\\b`, 'g');
  return {
    code,
    inside: (text: string) => text.replace(known, '$100000000$2'),
    outside: (text: string) => text.replace(/\b([TUCB])00000000([12])\b/g, `$1${code}$2`),
  };
}
