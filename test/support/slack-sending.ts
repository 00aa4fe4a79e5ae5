/** The sending side of the Slack adapter, on a real database, before a real HTTP Slack. */
import { WebClient } from '@slack/web-api';
import { openCarriedStates } from '../../adapters/slack/carried-states.ts';
import { outboxOptions } from '../../adapters/slack/install/clients.ts';
import { slackMessages } from '../../adapters/slack/messages.ts';
import { type Installed, NotInstalled, type SlackClients } from '../../adapters/slack/ports.ts';
import { gatedCalls } from '../../adapters/slack/send/calls.ts';
import type { SendingParts } from '../../adapters/slack/send/sending.ts';
import { slackPlatform } from '../../adapters/slack/send/slack-platform.ts';
import { createTranslators } from '../../src/conversation/catalogue.ts';
import { conversationMessages } from '../../src/conversation/messages.ts';
import type { Address, ChatPlatform } from '../../src/conversation/platform.ts';
import { openLog } from '../../src/log.ts';
import { createSeal } from '../../src/seal.ts';
import { type Clock, systemClock } from '../../src/time.ts';
import { openTestDatabase } from './database.ts';
import { type MemorySlackHost, memorySlackHost } from './memory-slack-host.ts';
import type { EmulatedWorkspace } from './slack/emulated-workspace.ts';
import type { Standing } from './slack/slack-guard.ts';
import { openSlackServer, type SlackServer } from './slack/slack-server.ts';

export interface SlackSending {
  server: SlackServer;
  workspace: EmulatedWorkspace;
  /** What copil may do there; tests change it. */
  standing: Standing;
  platform: ChatPlatform;
  host: MemorySlackHost;
  /** Lines of the operator's log. */
  logged: string[];
  person(handle: string): Address;
  channel(name: string): Address;
  /** The bot's clients with another address, or with less patience. */
  clients(change: { apiUrl?: string; timeout?: number }): SlackClients;
  /** Another process with the same database, which remembers nothing. */
  restarted(change?: Partial<SendingParts>): ChatPlatform;
  close(): Promise<void>;
}

/** Rights to send, without the sensitive ones to read channels. */
export const sendingScopes = [
  ...['chat:write', 'im:write', 'im:history', 'files:write'],
  ...['users:read', 'users:read.email', 'channels:read', 'groups:read'],
];
const sensitiveScopes = ['channels:history', 'groups:history'];
const member = (handle: string, name: string) => ({ handle, name, email: `${handle}@agla.example` });

/** Opens workspace AGLA with some people and channels; nobody waits for the pace of messages. */
export async function openSlackSending(change: Partial<SendingParts> = {}): Promise<SlackSending> {
  const { db, close: closeDatabase } = await openTestDatabase();
  const server = await openSlackServer({
    workspaces: [
      {
        domain: 'agla',
        name: 'AGLA',
        people: [
          member('claire', 'Claire Morel'),
          { ...member('karim', 'Karim Haddad'), locale: 'en-GB' },
          member('yann', 'Yann Kerbrat'),
        ],
        channels: [
          { name: 'copil-dui' },
          { name: 'direction', private: true },
          { name: 'secret', private: true, withBot: false },
          { name: 'cafe', withBot: false },
        ],
      },
    ],
    scopes: sendingScopes,
    declared: [...sendingScopes, ...sensitiveScopes],
  });
  const workspace = server.workspace('agla');
  const standing = server.standing('agla');
  const installed = (): Installed => ({
    workspace: workspace.teamId,
    token: workspace.botToken,
    botUserId: workspace.botUserId,
    botId: workspace.botId,
    scopes: standing.scopes,
  });
  const installations = {
    of: async (key: string) => {
      if (key !== workspace.teamId) throw new NotInstalled(key);
      return installed();
    },
    workspaces: async () => [workspace.teamId],
  };
  const logged: string[] = [];
  const log = openLog('warn', { write: (line) => void logged.push(line) });
  const host = memorySlackHost();
  const clients: SlackSending['clients'] = ({ apiUrl = server.apiUrl, timeout = 5_000 }) => {
    const open = async (key: string) => {
      const { token } = await installations.of(key);
      return new WebClient(token, { ...outboxOptions({ apiUrl, log }), timeout });
    };
    return { outbox: open, interactive: open };
  };
  const clock: Clock = systemClock;
  const parts: SendingParts = {
    clients: clients({}),
    call: gatedCalls(clock),
    installations,
    host,
    carried: openCarriedStates({ db, seal: createSeal('a secret of these tests'), clock }),
    db,
    clock,
    log,
    translators: createTranslators([conversationMessages, slackMessages]),
    pace: { perConversationMs: 0, perWorkspaceMs: 0 },
    ...change,
  };
  const address = (kind: Address['kind'], externalId = ''): Address => ({
    kind,
    workspace: workspace.teamId,
    externalId,
  });
  return {
    server,
    workspace,
    standing,
    platform: slackPlatform(parts),
    host,
    logged,
    person: (handle) => address('person', workspace.users.get(handle)),
    channel: (name) => address('channel', workspace.channels.get(name)),
    clients,
    restarted: (more = {}) => slackPlatform({ ...parts, call: gatedCalls(more.clock ?? clock), ...more }),
    async close() {
      await server.close().finally(closeDatabase);
    },
  };
}
