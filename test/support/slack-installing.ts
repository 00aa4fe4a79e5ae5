/** What installations of Slack stand on in tests: a database, a clock that is moved, a log and a host that remember. */
import type { Member, OpenedWorkspace, SeenChannel } from '../../adapters/slack/host.ts';
import type { InstallationParts } from '../../adapters/slack/install/installations.ts';
import { openLog } from '../../src/log.ts';
import { createSeal } from '../../src/seal.ts';
import type { Clock } from '../../src/time.ts';
import { openTestDatabase } from './database.ts';
import { type MemorySlackHost, memorySlackHost } from './memory-slack-host.ts';

export const secret = 'a secret of at least thirty-two characters';

export interface RememberingHost extends MemorySlackHost {
  readonly opened: OpenedWorkspace[];
  readonly closed: string[];
  readonly linked: { workspace: string; members: readonly Member[] }[];
  readonly left: string[];
  readonly channels: { workspace: string; channels: readonly SeenChannel[] }[];
}

export function rememberingHost(): RememberingHost {
  const memory = { opened: [], closed: [], linked: [], left: [], channels: [] } as Pick<
    RememberingHost,
    'opened' | 'closed' | 'linked' | 'left' | 'channels'
  >;
  return {
    ...memorySlackHost(),
    ...memory,
    workspaceOpened: async (facts) => {
      memory.opened.push(facts);
      return null;
    },
    workspaceClosed: async (workspace) => void memory.closed.push(workspace),
    linkMembers: async (workspace, members) => {
      memory.linked.push({ workspace, members });
      return members.length;
    },
    memberLeft: async (workspace, externalId) => void memory.left.push(`${workspace} ${externalId}`),
    adoptChannels: async (workspace, channels) => {
      memory.channels.push({ workspace, channels });
      return [];
    },
  };
}

/** A clock that a test moves. */
export interface MovableClock extends Clock {
  move(duration: Temporal.DurationLike): void;
}

export function movableClock(start = '2026-11-22T08:00:00Z'): MovableClock {
  let now = Temporal.Instant.from(start);
  return {
    now: () => now,
    system: () => now,
    move: (duration) => {
      now = now.add(duration);
    },
  };
}

export interface InstallingGround extends Omit<InstallationParts, 'settings' | 'wait'> {
  host: RememberingHost;
  clock: MovableClock;
  /** Everything that was logged, as text. */
  logged(): string;
  /** Every byte of the table, as PostgreSQL shows it. */
  tableText(): Promise<string>;
  close(): Promise<void>;
}

export async function openInstallingGround(): Promise<InstallingGround> {
  const { db, close } = await openTestDatabase();
  const lines: string[] = [];
  return {
    db,
    close,
    seal: createSeal(secret),
    clock: movableClock(),
    log: openLog('trace', { write: (line) => lines.push(line) }),
    host: rememberingHost(),
    logged: () => lines.join(''),
    async tableText() {
      const rows = await db.$queryRaw<{ text: string }[]>`
        SELECT w::text || coalesce(encode(w.credentials, 'escape'), '') AS text FROM "ChatWorkspace" w
        UNION ALL SELECT s::text || encode(s.content, 'escape') FROM "OAuthState" s`;
      return rows.map(({ text }) => text).join('\n');
    },
  };
}
