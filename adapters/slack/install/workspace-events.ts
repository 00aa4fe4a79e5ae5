/** What Slack tells of a workspace: copil was removed, channels and people changed. */
import type { App } from '@slack/bolt';
import { WebAPIPlatformError } from '@slack/web-api';
import type { Logger } from '../../../src/log.ts';
import type { Database } from '../../../src/store/store.ts';
import type { Clock } from '../../../src/time.ts';
import type { Directory } from '../directory/directory.ts';
import { membersOf } from '../directory/members-of.ts';
import type { SlackUser } from '../directory/slack-user.ts';
import type { SeenChannel, SlackHost } from '../host.ts';
import type { SlackClients } from '../ports.ts';
import { type SlackBody, workspaceOf } from '../receive/slack-id.ts';
import type { OpenInstallations } from './installations.ts';

export interface WorkspaceEventParts {
  installations: OpenInstallations;
  clients: SlackClients;
  directory: Directory;
  host: SlackHost;
  db: Database;
  clock: Clock;
  log: Logger;
}

/** Registers the listeners of app_uninstalled, tokens_revoked, and of what happens to channels and people. */
export function registerWorkspaceEvents(app: App, parts: WorkspaceEventParts): void {
  registerRemoval(app, parts);
  registerChannels(app, parts);
  registerPeople(app, parts);
}

function registerRemoval(app: App, { installations, clock }: WorkspaceEventParts): void {
  const remove = async (body: SlackBody) => {
    const workspace = workspaceOf(body);
    if (workspace) await installations.remove(workspace, happenedAt(body, clock));
  };
  app.event('app_uninstalled', async ({ body }) => remove(asBody(body)));
  app.event('tokens_revoked', async ({ event, body }) => {
    // Tokens of people are none of ours. The list names the bot users whose tokens ended.
    const bots: unknown = event.tokens?.bot;
    if (Array.isArray(bots) && bots.length > 0) await remove(asBody(body));
  });
}

function registerChannels(app: App, { installations, clients, host, db, log }: WorkspaceEventParts): void {
  const seen = async (body: unknown, channel: NamedChannel | undefined) => {
    const workspace = workspaceOf(asBody(body));
    const shown = shownChannel(channel);
    if (workspace && shown) await host.adoptChannels(workspace, [shown]);
  };
  const lookAt = async (body: unknown, channelId: string) => {
    const workspace = workspaceOf(asBody(body));
    if (!workspace) return;
    const client = await clients.outbox(workspace);
    try {
      const { channel } = await client.conversations.info({ channel: channelId });
      await seen(body, channel);
    } catch (error) {
      if (!(error instanceof WebAPIPlatformError)) throw error;
      log.warn({ workspace, channelId, reason: error.data.error }, 'A Slack channel could not be looked at.');
    }
  };
  const archived = async (body: unknown, externalId: string) => {
    const workspace = workspaceOf(asBody(body));
    if (!workspace) return;
    const key = { platform: 'slack' as const, workspace, externalId };
    const ours = await db.channel.findUnique({ where: { platform_workspace_externalId: key } });
    if (ours) await host.trouble({ workspace, reason: 'archived', externalId, detail: 'is_archived' });
  };
  app.event('member_joined_channel', async ({ event, body }) => {
    const workspace = workspaceOf(asBody(body));
    if (!workspace) return;
    const { botUserId } = await installations.of(workspace);
    if (event.user === botUserId) await lookAt(body, event.channel);
  });
  app.event('channel_created', async ({ event, body }) => seen(body, event.channel));
  app.event('channel_rename', async ({ event, body }) => seen(body, event.channel));
  app.event('group_rename', async ({ event, body }) => seen(body, event.channel));
  app.event('channel_archive', async ({ event, body }) => archived(body, event.channel));
  app.event('group_archive', async ({ event, body }) => archived(body, event.channel));
  app.event('channel_unarchive', async ({ event, body }) => lookAt(body, event.channel));
  app.event('group_unarchive', async ({ event, body }) => lookAt(body, event.channel));
}

function registerPeople(app: App, { host, directory }: WorkspaceEventParts): void {
  const changed = async (body: unknown, user: SlackUser | undefined) => {
    const workspace = workspaceOf(asBody(body));
    if (!workspace || !user) return;
    const { members, left } = membersOf(workspace, [user]);
    if (members.length > 0) await host.linkMembers(workspace, members);
    for (const externalId of left) await host.memberLeft(workspace, externalId);
  };
  app.event('user_change', async ({ event, body }) => changed(body, event.user));
  app.event('team_join', async ({ event, body }) => changed(body, event.user));
  // A workspace joined the organisation copil is installed in. Nobody waits for its list.
  app.event('team_access_granted', async ({ body }) => {
    const workspace = workspaceOf(asBody(body));
    if (workspace) void directory.syncWorkspace(workspace);
  });
}

const asBody = (body: unknown) => body as SlackBody;

interface NamedChannel {
  id?: string;
  name?: string;
}

function shownChannel({ id, name }: NamedChannel = {}): SeenChannel | null {
  return id && name ? { externalId: id, name } : null;
}

/** The last second an instant can tell (ECMAScript, time values). */
const furthest = 8.64e12;

/** The instant in the envelope, in whole seconds. */
function happenedAt({ event_time: seconds }: SlackBody, clock: Clock): Temporal.Instant {
  return typeof seconds === 'number' && Math.abs(seconds) <= furthest
    ? Temporal.Instant.fromEpochMilliseconds(Math.trunc(seconds * 1000))
    : clock.system();
}
