import { LogLevel, WebClient } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from './emulated-workspace.ts';
import { openSlackServer, type SlackServer } from './slack-server.ts';

const scopes = [
  'chat:write',
  'im:write',
  'users:read',
  'users:read.email',
  'channels:read',
  'files:write',
  'im:history',
];
const logLevel = LogLevel.ERROR;
const person = (handle: string, domain: string) => ({
  handle,
  name: handle,
  email: `${handle}@${domain}.example`,
});

/** The Slack of the tests, asked with Slack's own client: what it lets pass or refuses is what Slack does. */
describe('the Slack of the tests', () => {
  let slack: SlackServer;
  let agla: WebClient;
  let oust: WebClient;
  const client = (domain: string) =>
    new WebClient(slack.workspace(domain).botToken, {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
      logLevel,
    });
  const channel = (domain: string, name = 'copil-dui') => slack.workspace(domain).channels.get(name) ?? '';
  const user = (handle: string) => slack.personOf(handle).userId;
  const errorOf = (call: Promise<unknown>) =>
    call.then(
      () => 'none',
      (error) => error.data?.error ?? error.code ?? error.message,
    );
  const textsIn = async (domain: string, id: string) =>
    (await slack.conversation(domain, id)).map(({ text }) => text);

  beforeAll(async () => {
    slack = await openSlackServer({
      workspaces: [
        {
          domain: 'agla',
          name: 'AGLA',
          people: [person('claire', 'agla'), person('karim', 'agla')],
          channels: [
            { name: 'copil-dui' },
            { name: 'direction', private: true, withBot: false },
            { name: 'cafe', withBot: false },
          ],
        },
        {
          domain: 'rives-doust',
          name: 'Rives d’Oust',
          people: [person('bruno', 'oust')],
          channels: [{ name: 'copil-dui' }],
        },
      ],
      scopes,
      declared: [...scopes, 'chat:write.public', 'channels:history'],
    });
    agla = client('agla');
    oust = client('rives-doust');
  });
  afterAll(async () => {
    slack.violations.length = 0;
    await slack.close();
  });

  it('keeps two workspaces apart, with ids of their own', async () => {
    const [one, other] = [await agla.auth.test(), await oust.auth.test()];
    expect(one.team_id).not.toBe(other.team_id);
    expect(one.user_id).not.toBe(other.user_id);
    expect(one.team_id).toBe(slack.workspace('agla').teamId);
    expect(one.user_id).toBe(slack.workspace('agla').botUserId);
    expect((await agla.team.info().catch((error) => error.data)).error).toBe('missing_scope');
    expect(slack.violations.splice(0)).toEqual([
      'team.info: needs team:read, which our manifest never asks for',
    ]);
    expect(await errorOf(oust.chat.postMessage({ channel: channel('agla'), text: 'x' }))).toBe(
      'channel_not_found',
    );
  });

  it('lists people by pages, with their addresses', async () => {
    const first = await agla.users.list({ limit: 2 });
    expect(first.members).toHaveLength(2);
    expect(first.response_metadata?.next_cursor).not.toBe('');
    const all = (await agla.users.list({ limit: 200 })).members ?? [];
    expect(all.find(({ name }) => name === 'claire')?.profile?.email).toBe('claire@agla.example');
  });

  it('tells the scopes of the token with every answer', async () => {
    expect((await agla.auth.test()).response_metadata?.scopes).toEqual(scopes);
  });

  it('refuses what Slack refuses: a channel nobody invited copil to, a scope, a token, a person who left', async () => {
    expect(await errorOf(agla.chat.postMessage({ channel: channel('agla', 'cafe'), text: 'x' }))).toBe(
      'not_in_channel',
    );
    expect(await errorOf(agla.chat.postMessage({ channel: channel('agla', 'direction'), text: 'x' }))).toBe(
      'channel_not_found',
    );
    expect(await errorOf(agla.conversations.history({ channel: channel('agla') }))).toBe('missing_scope');
    expect(
      await errorOf(new WebClient('xoxb-unknown', { slackApiUrl: slack.apiUrl, logLevel }).auth.test()),
    ).toBe('invalid_auth');
    slack.standing('rives-doust').tokenError = 'token_revoked';
    expect(await errorOf(oust.auth.test())).toBe('token_revoked');
    slack.standing('rives-doust').tokenError = null;
    await slack.deactivate('karim');
    expect(await errorOf(agla.conversations.open({ users: user('karim') }))).toBe('user_disabled');
    expect(await errorOf(agla.chat.postMessage({ channel: await slack.direct('karim'), text: 'x' }))).toBe(
      'user_disabled',
    );
  });

  it('notes every call that breaks a rule', async () => {
    expect(await errorOf(agla.apiCall('chat.postMesage', { channel: 'C1' }))).toBe('unknown_method');
    expect(await errorOf(agla.apiCall('chat.update', { channel: 'C1', text: 'x' }))).toBe(
      'invalid_arguments',
    );
    expect(slack.violations.splice(0)).toEqual([
      'chat.postMesage: not a method we use',
      'chat.update: no ts',
    ]);
  });

  it('keeps ephemeral messages, threads and their order', async () => {
    const where = channel('agla');
    const { ts = '' } = await agla.chat.postMessage({ channel: where, text: 'un' });
    await agla.chat.postEphemeral({ channel: where, user: user('claire'), text: 'deux' });
    await agla.chat.postMessage({ channel: where, text: 'trois', thread_ts: ts });
    const shown = await slack.conversation('agla', where);
    expect(shown.map(({ text, onlyFor, threadTs }) => [text, onlyFor, threadTs])).toEqual([
      ['un', undefined, undefined],
      ['deux', user('claire'), undefined],
      ['trois', undefined, ts],
    ]);
    expect(slack.record.mostInASecond(where)).toBeGreaterThan(0);
  });

  it('takes five answers at a response_url, and no sixth', async () => {
    const url = slack.responseUrl({ domain: 'agla', channel: channel('agla'), userId: user('claire') });
    const post = (body: Json) =>
      fetch(url, { method: 'POST', body: JSON.stringify(body) }).then(({ status }) => status);
    expect(await post({ text: 'pour vous' })).toBe(200);
    expect(await post({ text: 'pour tous', response_type: 'in_channel' })).toBe(200);
    for (let use = 3; use <= 5; use += 1) expect(await post({ text: `réponse ${use}` })).toBe(200);
    expect(await post({ text: 'trop' })).toBe(404);
    const texts = await textsIn('agla', channel('agla'));
    expect(texts.filter((text) => ['pour vous', 'pour tous', 'trop'].includes(text))).toEqual([
      'pour vous',
      'pour tous',
    ]);
    const history = await slack.workspace('agla').ask('conversations.history', { channel: channel('agla') });
    expect(history.messages.map(({ text }: Json) => text)).toContain('pour tous');
  });

  it('replaces and removes the message that was pressed, ephemeral or not', async () => {
    const where = channel('rives-doust');
    const { ts = '' } = await oust.chat.postMessage({ channel: where, text: 'avant' });
    const { message_ts = '' } = await oust.chat.postEphemeral({
      channel: where,
      user: user('bruno'),
      text: 'avant aussi',
    });
    for (const messageTs of [ts, message_ts]) {
      const url = slack.responseUrl({
        domain: 'rives-doust',
        channel: where,
        userId: user('bruno'),
        messageTs,
      });
      await fetch(url, { method: 'POST', body: JSON.stringify({ replace_original: true, text: 'après' }) });
    }
    expect(await textsIn('rives-doust', where)).toEqual(['après', 'après']);
    const url = slack.responseUrl({
      domain: 'rives-doust',
      channel: where,
      userId: user('bruno'),
      messageTs: message_ts,
    });
    await fetch(url, { method: 'POST', body: JSON.stringify({ delete_original: true }) });
    expect(await textsIn('rives-doust', where)).toEqual(['après']);
  });

  it('opens one view for a trigger', async () => {
    const view: Json = {
      type: 'modal',
      title: { type: 'plain_text', text: 'Titre' },
      blocks: [{ type: 'divider' }],
    };
    const trigger_id = slack.views.trigger(user('claire'));
    const opened = await agla.views.open({ trigger_id, view });
    expect(slack.views.top(user('claire'))?.id).toBe(opened.view?.id);
    expect(await errorOf(agla.views.open({ trigger_id, view }))).toBe('exchanged_trigger_id');
    const inModal = slack.views.trigger(user('claire'), opened.view?.id);
    const pushed = await agla.views.push({ trigger_id: inModal, view });
    expect(slack.views.top(user('claire'))?.id).toBe(pushed.view?.id);
    await agla.views.update({ view_id: opened.view?.id ?? '', view: { ...view, blocks: [] } });
    expect(slack.views.find(opened.view?.id ?? '')?.view.blocks).toEqual([]);
    slack.views.closed(user('claire'));
    expect(slack.views.top(user('claire'))?.id).toBe(opened.view?.id);
    await agla.views.publish({ user_id: user('claire'), view: { type: 'home', blocks: [] } });
    expect(slack.views.home(user('claire'))?.type).toBe('home');
  });

  it('keeps files with their content, under the message of their thread', async () => {
    const where = channel('agla');
    const { ts = '' } = await agla.chat.postMessage({ channel: where, text: 'COPIL n°2' });
    const content = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n';
    await agla.filesUploadV2({ channel_id: where, thread_ts: ts, filename: 'copil.ics', content });
    expect(slack.record.files).toEqual([
      { domain: 'agla', channel: where, threadTs: ts, name: 'copil.ics', content },
    ]);
  });

  it.each([
    ['dropBefore' as const, 0],
    ['dropAfter' as const, 1],
    ['500' as const, 0],
    ['500After' as const, 1],
    [{ error: 'fatal_error' }, 0],
  ])('%s: the call fails, and Slack has %i message', async (how, expected) => {
    slack.faults.fail('chat.postMessage', { how });
    const text = `faute ${JSON.stringify(how)}`;
    expect(await errorOf(agla.chat.postMessage({ channel: channel('agla'), text }))).not.toBe('none');
    const seen = () => textsIn('agla', channel('agla')).then((texts) => texts.filter((one) => one === text));
    expect(await seen()).toHaveLength(expected);
    expect(await errorOf(agla.chat.postMessage({ channel: channel('agla'), text }))).toBe('none');
    expect(await seen()).toHaveLength(expected + 1);
  });

  it('asks to wait, and never answers', async () => {
    const impatient = new WebClient(slack.workspace('agla').botToken, {
      slackApiUrl: slack.apiUrl,
      rejectRateLimitedCalls: true,
      retryConfig: { retries: 0 },
      timeout: 100,
      logLevel,
    });
    slack.faults.fail('auth.test', { how: '429', retryAfter: 7 });
    await expect(impatient.auth.test()).rejects.toMatchObject({ retryAfter: 7 });
    slack.faults.fail('auth.test', { how: 'timeout' });
    await expect(impatient.auth.test()).rejects.toThrow();
    expect((await impatient.auth.test()).ok).toBe(true);
  });
});

it('a Slack that was sent what it does not accept will not close quietly', async () => {
  const workspace = { domain: 'agla', name: 'AGLA', people: [], channels: [{ name: 'copil-dui' }] };
  const slack = await openSlackServer({ workspaces: [workspace], scopes, declared: scopes });
  const { botToken, channels } = slack.workspace('agla');
  const client = new WebClient(botToken, { slackApiUrl: slack.apiUrl, logLevel });
  const blocks = [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }];
  const channel = channels.get('copil-dui') ?? '';
  await client.apiCall('chat.postMessage', { channel, text: 'x', blocks }).catch(() => null);
  await expect(slack.close()).rejects.toThrow(/chat.postMessage: .*150/);
});
