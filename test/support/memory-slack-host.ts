/** What the Slack adapter asks of the rest of the house, kept in memory. */
import type { SlackHost, SlackTrouble } from '../../adapters/slack/host.ts';

export interface MemorySlackHost extends SlackHost {
  /** What was told of what is wrong. */
  readonly troubles: SlackTrouble[];
  /** `workspace user` → direct conversation. */
  readonly directs: Map<string, string>;
  /** Person id → user id, for mentions. */
  readonly accounts: Map<string, string>;
}

/** @returns a host that knows nobody, and remembers what it is told while sending */
export function memorySlackHost(): MemorySlackHost {
  const troubles: SlackTrouble[] = [];
  const directs = new Map<string, string>();
  const accounts = new Map<string, string>();
  return {
    troubles,
    directs,
    accounts,
    localeOf: async () => 'fr',
    workspaceOpened: async () => null,
    workspaceClosed: async () => {},
    linkMembers: async () => 0,
    memberLeft: async () => {},
    adoptChannels: async () => [],
    accountsOf: async (_workspace, people) =>
      new Map([...accounts].filter(([person]) => people.includes(person))),
    directOf: async (workspace, user) => directs.get(`${workspace} ${user}`) ?? null,
    rememberDirect: async (workspace, user, direct) => void directs.set(`${workspace} ${user}`, direct),
    trouble: async (trouble) => void troubles.push(trouble),
  };
}
