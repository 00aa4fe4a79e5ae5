/** Who is in a workspace and which channels it has, as Slack knows them. */
import { setTimeout as pause } from 'node:timers/promises';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Logger } from '../../../src/log.ts';
import type { Clock } from '../../../src/time.ts';
import type { SlackHost } from '../host.ts';
import type { OpenInstallations } from '../install/installations.ts';
import type { SlackClients } from '../ports.ts';
import { withoutTokens } from '../sdk-log.ts';
import { readPages, type Wait } from './read-pages.ts';
import { syncChannels } from './sync-channels.ts';
import { syncPeople } from './sync-people.ts';

export interface DirectoryParts {
  installations: OpenInstallations;
  clients: SlackClients;
  host: SlackHost;
  clock: Clock;
  log: Logger;
  /** The computer's timer by default; rejects when `stopped` says so. */
  wait?(milliseconds: number, stopped: AbortSignal): Promise<void>;
}

export interface Directory {
  /** Reads one workspace again; what goes wrong is logged. Asked for twice at once, it is read once. */
  syncWorkspace(workspace: string): Promise<void>;
  /** Every workspace, one after the other: once a day. */
  syncAll(): Promise<void>;
  /** Ends what is under way. */
  stop(): Promise<void>;
}

/** Words that mean: this installation has ended, whether its event reached us or not. */
const ended = new Set(['account_inactive', 'token_revoked']);

export function openDirectory(parts: DirectoryParts): Directory {
  const { installations, clients, host, clock, log } = parts;
  const stopping = new AbortController();
  const running = new Map<string, Promise<void>>();
  const wait: Wait = (milliseconds) => (parts.wait ?? quietly)(milliseconds, stopping.signal);

  const read = async (workspace: string) => {
    const client = await clients.outbox(workspace);
    const whole = { workspace, teams: await teamsOf(client, workspace, wait), wait };
    const people = await attempt(workspace, () => syncPeople(client, host, whole));
    const missing = await attempt(workspace, () => syncChannels(client, host, whole));
    if (people) log.info({ workspace, ...people }, 'People of the Slack workspace read.');
    if (missing?.length)
      log.warn(
        { workspace, channels: missing },
        'Channels of the space that Slack does not show: create them, or type /invite @copil in a private one.',
      );
  };
  /** What one part lacks keeps the other from nothing. */
  const attempt = async <Result>(workspace: string, work: () => Promise<Result>): Promise<Result | null> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof WebAPIPlatformError) || error.data.error !== 'missing_scope') throw error;
      const needed = String((error.data as { needed?: string }).needed ?? '');
      log.warn({ workspace, needed }, 'The Slack app lacks a right: update it and install it again.');
      await host.trouble({ workspace, reason: 'missingScope', detail: `missing_scope: ${needed}` });
      return null;
    }
  };
  const sync = async (workspace: string) => {
    try {
      await read(workspace);
    } catch (error) {
      if (stopping.signal.aborted) return;
      if (error instanceof WebAPIPlatformError && ended.has(error.data.error))
        return installations.remove(workspace, clock.system());
      const reason = withoutTokens(error instanceof Error ? error.message : String(error));
      log.warn({ workspace, reason }, 'The Slack workspace could not be read; it is tried again tomorrow.');
    }
  };
  const syncWorkspace = (workspace: string) => {
    const begun = running.get(workspace);
    if (begun) return begun;
    const now = sync(workspace)
      .catch((err) => log.error({ err, workspace }, 'Reading a Slack workspace failed.'))
      .finally(() => running.delete(workspace));
    running.set(workspace, now);
    return now;
  };
  return {
    syncWorkspace,
    async syncAll() {
      for (const workspace of await installations.workspaces()) {
        if (stopping.signal.aborted) return;
        await installations
          .reopen(workspace)
          .catch((err) => log.error({ err, workspace }, 'A workspace was not opened.'));
        await syncWorkspace(workspace);
      }
    },
    async stop() {
      stopping.abort();
      await Promise.all(running.values());
    },
  };
}

/** @returns the workspaces of an organisation where copil may work; none for a single workspace */
async function teamsOf(client: WebClient, workspace: string, wait: Wait): Promise<string[]> {
  if (!workspace.startsWith('E')) return [];
  const found: string[] = [];
  for await (const { teams = [] } of readPages((page) => client.auth.teams.list(page), wait))
    for (const { id } of teams) if (id) found.push(id);
  return found;
}

const quietly = (milliseconds: number, signal: AbortSignal) =>
  pause(milliseconds, undefined, { signal, ref: false });
