import type { App, Receiver } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type InstallingGround, openInstallingGround } from '../../../test/support/slack-installing.ts';
import {
  openSlackStub,
  type SlackStub,
  type StubAnswer,
  type StubCall,
} from '../../../test/support/slack-stub.ts';
import { NotInstalled } from '../ports.ts';
import { openBoltApp } from '../receive/bolt-app.ts';
import { openSlackClients } from './clients.ts';
import { type OpenInstallations, openInstallations } from './installations.ts';
import { registerWorkspaceEvents } from './workspace-events.ts';

let ground: InstallingGround;
let stub: SlackStub;
let answer: (call: StubCall) => StubAnswer;
let installations: OpenInstallations;
let app: App;
let synced: string[];

beforeEach(async () => {
  ground = await openInstallingGround();
  answer = () => ({ body: { channel: { id: 'C1', name: 'copil-dui' } } });
  stub = await openSlackStub((call) => answer(call));
  const { apiUrl } = stub;
  installations = openInstallations({ ...ground, settings: { apiUrl } });
  synced = [];
  const receiver: Receiver = { init: () => {}, start: async () => {}, stop: async () => {} };
  app = openBoltApp({ receiver, installations, apiUrl, log: ground.log });
  registerWorkspaceEvents(app, {
    ...ground,
    installations,
    clients: openSlackClients(installations, { apiUrl, log: ground.log }),
    directory: {
      syncWorkspace: async (workspace) => void synced.push(workspace),
      syncAll: async () => {},
      stop: async () => {},
    },
  });
  for (const workspace of ['T1', 'T2'])
    await installations.keep({
      workspace,
      name: workspace,
      domain: null,
      scopes: [],
      credentials: { token: `xoxb-${workspace}`, botUserId: 'UBOT', botId: 'BBOT' },
    });
  ground.clock.move({ minutes: 1 });
});
afterEach(async () => {
  await stub.close();
  await ground.close();
});

/** @param event as Slack sends it, of the workspace T1 unless the envelope says otherwise */
function receive(event: object, envelope: object = {}): Promise<void> {
  return app.processEvent({
    body: {
      type: 'event_callback',
      team_id: 'T1',
      event_time: Math.floor(ground.clock.system().epochMilliseconds / 1000),
      event,
      ...envelope,
    },
    ack: async () => {},
  });
}

const usable = (workspace: string) =>
  installations.of(workspace).then(
    () => true,
    (error) => !(error instanceof NotInstalled),
  );

describe('copil removed from a workspace', () => {
  it.each([
    ['app_uninstalled', { type: 'app_uninstalled' }],
    ['tokens_revoked', { type: 'tokens_revoked', tokens: { bot: ['UBOT'] } }],
  ])('(%s) loses its token there, and nowhere else', async (_, event) => {
    await receive(event);
    expect(ground.host.closed).toEqual(['T1']);
    expect(await usable('T1')).toBe(false);
    expect(await usable('T2')).toBe(true);
  });

  it('twice, as Slack tells both, closes once', async () => {
    await receive({ type: 'app_uninstalled' });
    await receive({ type: 'tokens_revoked', tokens: { bot: ['UBOT'] } });
    expect(ground.host.closed).toEqual(['T1']);
  });

  it('is not what a revoked token of a person means', async () => {
    await receive({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } });
    expect(await usable('T1')).toBe(true);
  });

  it('and installed again meanwhile stays installed when the old event arrives late', async () => {
    await receive({ type: 'app_uninstalled' }, { event_time: 1_700_000_000 });
    expect(await usable('T1')).toBe(true);
  });
});

describe('channels', () => {
  const seen = () =>
    ground.host.channels.flatMap(({ workspace, channels }) => channels.map((one) => [workspace, one]));

  it('copil is invited to are looked up and shown to the host; others joining a channel are not', async () => {
    await receive({
      type: 'member_joined_channel',
      user: 'UBOT',
      channel: 'C1',
      channel_type: 'G',
      team: 'T1',
    });
    await receive({
      type: 'member_joined_channel',
      user: 'U7',
      channel: 'C2',
      channel_type: 'C',
      team: 'T1',
    });
    expect(seen()).toEqual([['T1', { externalId: 'C1', name: 'copil-dui' }]]);
    expect(stub.calls).toHaveLength(1);
  });

  it('created and renamed are shown with their present name', async () => {
    await receive({ type: 'channel_created', channel: { id: 'C2', name: 'site-arles' } });
    await receive({ type: 'channel_rename', channel: { id: 'C2', name: 'site-arles-2' } });
    await receive({ type: 'group_rename', channel: { id: 'C3', name: 'leaders' } });
    expect(seen().map(([, channel]) => channel)).toEqual([
      { externalId: 'C2', name: 'site-arles' },
      { externalId: 'C2', name: 'site-arles-2' },
      { externalId: 'C3', name: 'leaders' },
    ]);
  });

  it('archived are a trouble when they are ours, and nobody’s business otherwise', async () => {
    const space = await ground.db.space.create({ data: { slug: 's', name: 'S', projectName: 'P' } });
    await ground.db.channel.create({
      data: { spaceId: space.id, platform: 'slack', workspace: 'T1', externalId: 'C1', name: 'copil-dui' },
    });
    await receive({ type: 'channel_archive', channel: 'C9', user: 'U1' });
    await receive({ type: 'channel_archive', channel: 'C1', user: 'U1' }, { team_id: 'T2' });
    expect(ground.host.troubles).toEqual([]);
    await receive({ type: 'channel_archive', channel: 'C1', user: 'U1' });
    expect(ground.host.troubles).toEqual([
      { workspace: 'T1', reason: 'archived', externalId: 'C1', detail: 'is_archived' },
    ]);
    await receive({ type: 'channel_unarchive', channel: 'C1', user: 'U1' });
    expect(seen()).toEqual([['T1', { externalId: 'C1', name: 'copil-dui' }]]);
  });

  it('that Slack does not show any more are logged, not tried for ever', async () => {
    answer = () => ({ body: { ok: false, error: 'channel_not_found' } });
    await receive({
      type: 'member_joined_channel',
      user: 'UBOT',
      channel: 'C1',
      channel_type: 'G',
      team: 'T1',
    });
    expect(ground.logged()).toContain('channel_not_found');
  });
});

describe('people', () => {
  const claire = { id: 'U1', team_id: 'T1', profile: { email: 'claire@agla.example' } };

  it('who join or change their address are linked, who are deactivated leave', async () => {
    await receive({ type: 'team_join', user: claire });
    await receive({ type: 'user_change', user: { ...claire, profile: { email: 'new@agla.example' } } });
    await receive({ type: 'user_change', user: { ...claire, deleted: true } });
    expect(ground.host.linked.map(({ workspace, members }) => [workspace, ...members])).toEqual([
      ['T1', { externalId: 'U1', email: 'claire@agla.example' }],
      ['T1', { externalId: 'U1', email: 'new@agla.example' }],
    ]);
    expect(ground.host.left).toEqual(['T1 U1']);
  });

  it('of another company in a shared channel are nobody here', async () => {
    await receive({ type: 'user_change', user: { ...claire, team_id: 'T9', is_stranger: true } });
    expect(ground.host.linked).toEqual([]);
  });

  it('of a workspace that joins the organisation are read', async () => {
    await receive({ type: 'team_access_granted', team_ids: ['T5'] });
    expect(synced).toEqual(['T1']);
  });
});

it('events with parts missing break nothing', async () => {
  const types = ['user_change', 'team_join', 'channel_created', 'channel_rename', 'tokens_revoked'];
  for (const type of types) await receive({ type });
  await receive({ type: 'app_uninstalled' }, { team_id: undefined, event_time: 1e300 });
  expect(await usable('T1')).toBe(true);
});
