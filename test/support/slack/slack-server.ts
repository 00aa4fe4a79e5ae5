/**
 * A Slack to test against: one HTTP server that is what SLACK_API_URL points to. Each workspace is a real `emulate`
 * emulator; before it stand the rules of Slack it does not know, and faults on demand.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '../../../src/time.ts';
import {
  type EmulatedWorkspace,
  type Json,
  openEmulatedWorkspace,
  type WorkspaceSeed,
} from './emulated-workspace.ts';
import { endedBy, type Faults, answerJson as json, nameOfFault, openFaults } from './faults.ts';
import { nested, readBody, readCall, uploadedContent } from './read-call.ts';
import { answerResponse } from './response-post.ts';
import { openResponseUrls, type ResponsePlace } from './response-urls.ts';
import { openGuard, type Standing } from './slack-guard.ts';
import { openSlackRecord, type Shown, type SlackRecord } from './slack-record.ts';
import { openSlackViews, type SlackViews } from './slack-views.ts';
import { openSocketMode, type SocketMode } from './socket-mode.ts';
import type { Arguments } from './web-methods.ts';
import { callViews } from './web-views.ts';

/** A call of the Web API and what was answered. */
export interface Call {
  domain: string;
  method: string;
  given: Arguments;
  /** Slack's error code, or what happened to the connection; null when all went well. */
  trouble: string | null;
}

export interface SlackServer {
  readonly url: string;
  /** For SLACK_API_URL. */
  readonly apiUrl: string;
  readonly appToken: string;
  readonly workspaces: readonly EmulatedWorkspace[];
  readonly record: SlackRecord;
  readonly views: SlackViews;
  readonly faults: Faults;
  readonly sockets: SocketMode;
  readonly calls: readonly Call[];
  /** Calls that break a rule of Slack or of our manifest. `close` throws when there are any. */
  readonly violations: string[];
  workspace(domain: string): EmulatedWorkspace;
  standing(domain: string): Standing;
  /** @throws when no workspace knows the handle */
  personOf(handle: string): { workspace: EmulatedWorkspace; userId: string };
  /** Handle, or `copil`; the id when nobody has it. */
  nameOf(userId: string): string;
  /** A response_url, as Slack puts it into a payload. */
  responseUrl(place: ResponsePlace): string;
  conversation(domain: string, channel: string): Promise<Shown[]>;
  /** The direct conversation of a person with copil. */
  direct(handle: string): Promise<string>;
  deactivate(handle: string): Promise<void>;
  /** Somebody removes copil from a channel, or archives the channel. */
  removeBot(domain: string, channel: string): Promise<void>;
  archive(domain: string, channel: string): Promise<void>;
  /** @throws when calls broke a rule */
  close(): Promise<void>;
}

export interface SlackServerOptions {
  workspaces: readonly WorkspaceSeed[];
  /** Scopes granted to copil. */
  scopes: readonly string[];
  /** Scopes our manifest asks for, optional ones included. */
  declared: readonly string[];
}

export async function openSlackServer(options: SlackServerOptions): Promise<SlackServer> {
  const now = systemClock.system;
  const workspaces = await Promise.all(
    options.workspaces.map((seed) =>
      openEmulatedWorkspace(seed, [...new Set([...options.scopes, ...options.declared])]),
    ),
  );
  const standings = new Map(
    workspaces.map((workspace, index) => [
      workspace.domain,
      standingOf(workspace, options.workspaces[index], options.scopes),
    ]),
  );
  const guard = openGuard(options.declared);
  const record = openSlackRecord(now);
  const views = openSlackViews(now);
  const faults = openFaults();
  const responses = openResponseUrls(now);
  const appToken = 'xapp-1-copil';
  const calls: Call[] = [];

  const workspace = (domain: string) =>
    required(
      workspaces.find((one) => one.domain === domain),
      domain,
    );
  const standing = (domain: string) => required(standings.get(domain), domain);
  const personOf = (handle: string) => {
    for (const one of workspaces) {
      const userId = one.users.get(handle);
      if (userId) return { workspace: one, userId };
    }
    throw new Error(`nobody is called ${handle} in ${workspaces.map(({ domain }) => domain).join(', ')}`);
  };
  const names = new Map(
    workspaces.flatMap((one) => [
      ...[...one.users].map(([handle, userId]): [string, string] => [userId, handle]),
      [one.botUserId, 'copil'] as [string, string],
    ]),
  );
  async function direct(handle: string): Promise<string> {
    const { workspace: home, userId } = personOf(handle);
    return (await home.ask('conversations.open', { users: userId })).channel.id;
  }

  /** What Slack does and answers, once no fault stands in the way. */
  async function perform(
    home: EmulatedWorkspace,
    method: string,
    read: Awaited<ReturnType<typeof readCall>>,
  ): Promise<Json> {
    const refusal = guard.refusal(home, standing(home.domain), method, read.given);
    if (refusal) return { ok: false, ...refusal };
    if (method.startsWith('views.')) return callViews(home, views, method, read.given);
    const answer = await home.forward(method, read.body, read.contentType, home.botToken);
    if (answer.ok) note(home, method, read.given, answer);
    return answer;
  }

  function note(home: EmulatedWorkspace, method: string, given: Arguments, answer: Json): void {
    const { domain } = home;
    if (method === 'chat.postMessage' || method === 'chat.update')
      record.note({
        domain,
        channel: answer.channel,
        ts: answer.ts,
        changed: method === 'chat.update',
        marked: given.metadata !== undefined,
      });
    if (method === 'chat.postEphemeral')
      record.keepEphemeral({
        domain,
        channel: String(given.channel),
        ts: answer.message_ts,
        threadTs: given.thread_ts as string | undefined,
        userId: home.botUserId,
        onlyFor: String(given.user),
        text: String(given.text ?? ''),
        blocks: (nested(given.blocks) ?? []) as Json[],
      });
    if (method === 'conversations.join') standing(domain).joined.add(String(given.channel));
    if (method === 'files.getUploadURLExternal')
      answer.upload_url = answer.upload_url.replace(`https://${domain}.slack.com`, `${url}/files/${domain}`);
    if (method === 'files.completeUploadExternal') record.completed(domain, given, answer.files);
    if (method === 'users.list' || method === 'users.info') amend(domain, answer);
    if (method === 'auth.test') answer.is_enterprise_install = false;
  }

  /** What Slack says of people and `emulate` does not. */
  function amend(domain: string, answer: Json): void {
    const seeds = required(
      options.workspaces.find((one) => one.domain === domain),
      domain,
    ).people;
    for (const member of answer.members ?? [answer.user]) {
      member.deleted = standing(domain).deactivated.has(member.id);
      member.tz = 'Europe/Paris';
      member.locale = seeds.find(({ handle }) => handle === member.name)?.locale ?? 'fr-FR';
    }
  }

  async function callMethod(
    method: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const read = await readCall(request);
    if (method === 'apps.connections.open')
      return json(
        response,
        read.token === appToken ? sockets.ticket() : { ok: false, error: 'invalid_auth' },
      );
    const home = workspaces.find(({ botToken }) => botToken === read.token);
    if (!home) return json(response, { ok: false, error: read.token ? 'invalid_auth' : 'not_authed' });
    const { given } = read;
    const fault = faults.take(method, given);
    const before = fault && endedBy(fault);
    if (before) {
      calls.push({ domain: home.domain, method, given, trouble: nameOfFault(fault) });
      return before(response);
    }
    const answer = await perform(home, method, read);
    calls.push({
      domain: home.domain,
      method,
      given,
      trouble: fault ? nameOfFault(fault) : (answer.error ?? null),
    });
    if (fault?.how === 'dropAfter') return void response.destroy();
    if (fault?.how === '500After') return void response.writeHead(500).end();
    response.setHeader('x-oauth-scopes', standing(home.domain).scopes.join(','));
    json(response, answer);
  }

  async function takeResponse(
    pathname: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const body = JSON.parse((await readBody(request)).toString('utf8'));
    const fault = faults.take('response_url', body);
    if (typeof fault?.how === 'object') return void response.writeHead(404).end(fault.how.error);
    const before = fault && endedBy(fault);
    if (before) return before(response);
    const { status, words } = await answerResponse({ responses, record, guard, workspace, pathname, body });
    if (fault?.how === 'dropAfter') return void response.destroy();
    response.writeHead(fault?.how === '500After' ? 500 : status).end(words);
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://slack');
    const [, room = '', first = '', ...rest] = pathname.split('/');
    if (room === 'api') return callMethod(first, request, response);
    if (room === 'response') return takeResponse(pathname, request, response);
    if (room === 'files') {
      const body = await readBody(request);
      const sent = await workspace(first).upload(
        `/${rest.join('/')}`,
        body,
        request.headers['content-type'] ?? '',
      );
      if (sent.ok)
        record.uploaded(rest.at(-1) ?? '', uploadedContent(body, request.headers['content-type'] ?? ''));
      return void response.writeHead(sent.status).end(await sent.text());
    }
    response.writeHead(404).end();
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error) => {
      guard.violations.push(`the test's Slack broke: ${error.stack}`);
      response.writeHead(500).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sockets = openSocketMode(server);

  return {
    url,
    apiUrl: `${url}/api/`,
    appToken,
    workspaces,
    record,
    views,
    faults,
    sockets,
    calls,
    violations: guard.violations,
    workspace,
    standing,
    personOf,
    nameOf: (userId) => names.get(userId) ?? userId,
    responseUrl: (place) => `${url}${responses.issue(place)}`,
    conversation: (domain, channel) => record.conversation(workspace(domain), channel),
    direct,
    async deactivate(handle) {
      const { workspace: home, userId } = personOf(handle);
      const { deactivated } = standing(home.domain);
      deactivated.add(await direct(handle)).add(userId);
    },
    async removeBot(domain, channel) {
      const home = workspace(domain);
      const id = required(home.channels.get(channel), channel);
      await home.administer('conversations.kick', { channel: id, user: home.botUserId });
      standing(domain).joined.delete(id);
    },
    async archive(domain, channel) {
      const home = workspace(domain);
      await home.administer('conversations.archive', {
        channel: required(home.channels.get(channel), channel),
      });
    },
    async close() {
      await sockets.close();
      server.closeAllConnections();
      await new Promise<void>((closed) => server.close(() => closed()));
      await Promise.all(workspaces.map((one) => one.close()));
      if (guard.violations.length > 0)
        throw new Error(`Slack would not have accepted:\n${[...new Set(guard.violations)].join('\n')}`);
    },
  };
}

function standingOf(
  workspace: EmulatedWorkspace,
  seed: WorkspaceSeed | undefined,
  scopes: readonly string[],
): Standing {
  const idsWhere = (test: (channel: WorkspaceSeed['channels'][number]) => boolean) =>
    new Set(
      (seed?.channels ?? []).filter(test).map(({ name }) => required(workspace.channels.get(name), name)),
    );
  return {
    scopes: [...scopes],
    tokenError: null,
    joined: idsWhere(({ withBot = true }) => withBot),
    privateChannels: idsWhere((channel) => channel.private === true),
    deactivated: new Set(),
  };
}

function required<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`this Slack has no ${name}`);
  return value;
}
