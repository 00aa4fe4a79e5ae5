/** What was posted in the workspaces, in its order, and what `emulate` does not show: ephemeral messages, files. */
import type { EmulatedWorkspace, Json } from './emulated-workspace.ts';

/** A message somebody can read. */
export interface Shown {
  domain: string;
  channel: string;
  ts: string;
  threadTs?: string;
  /** User id of its author. */
  userId: string;
  /** User id of the only reader. */
  onlyFor?: string;
  text: string;
  blocks: Json[];
}

/** That a message was posted or changed, and when: order and rate. */
export interface Posted {
  domain: string;
  channel: string;
  ts: string;
  onlyFor?: string;
  at: Temporal.Instant;
  /** It stood there before. */
  changed?: boolean;
  /** It carries metadata: the outbox sent it, nobody was waiting for it. */
  marked?: boolean;
}

export interface KeptFile {
  domain: string;
  channel: string;
  threadTs?: string;
  name: string;
  content: string;
}

export interface SlackRecord {
  readonly posted: readonly Posted[];
  readonly files: readonly KeptFile[];
  note(posted: Omit<Posted, 'at'>): void;
  keepEphemeral(shown: Shown & { onlyFor: string }): void;
  changeEphemeral(channel: string, ts: string, change: { text?: string; blocks?: Json[] } | null): boolean;
  uploaded(fileId: string, content: Buffer): void;
  /** @param given arguments of files.completeUploadExternal @param files as Slack answered them */
  completed(domain: string, given: Json, files: Json[]): void;
  /** Everything that stands in a conversation, oldest first: the emulator's history, threads, ephemeral messages. */
  conversation(workspace: EmulatedWorkspace, channel: string): Promise<Shown[]>;
  /** Most messages posted in one conversation within a second. */
  mostInASecond(channel: string): number;
}

/** @param now the computer's clock */
export function openSlackRecord(now: () => Temporal.Instant): SlackRecord {
  const posted: Posted[] = [];
  const ephemeral: (Shown & { onlyFor: string })[] = [];
  const uploads = new Map<string, Buffer>();
  const files: KeptFile[] = [];

  return {
    posted,
    files,
    note: (one) => void posted.push({ ...one, at: now() }),
    keepEphemeral(shown) {
      ephemeral.push(shown);
      const { domain, channel, ts, onlyFor } = shown;
      posted.push({ domain, channel, ts, onlyFor, at: now() });
    },
    changeEphemeral(channel, ts, change) {
      const index = ephemeral.findIndex((one) => one.channel === channel && one.ts === ts);
      const found = ephemeral[index];
      if (!found) return false;
      if (change) Object.assign(found, { text: '', blocks: [], ...change });
      else ephemeral.splice(index, 1);
      posted.push({ domain: found.domain, channel, ts, onlyFor: found.onlyFor, at: now(), changed: true });
      return true;
    },
    uploaded: (fileId, content) => void uploads.set(fileId, content),
    completed(domain, given, completedFiles) {
      for (const file of completedFiles)
        files.push({
          domain,
          channel: given.channel_id ?? '',
          threadTs: given.thread_ts,
          name: file.name,
          content: uploads.get(file.id)?.toString('utf8') ?? '',
        });
    },
    async conversation(workspace, channel) {
      const { messages } = await workspace.ask('conversations.history', { channel, limit: 1000 });
      const whole: Json[] = [];
      for (const message of messages) {
        if (message.reply_count > 0)
          whole.push(...(await workspace.ask('conversations.replies', { channel, ts: message.ts })).messages);
        else whole.push(message);
      }
      const domain = workspace.domain;
      const shown = [
        // A file stands under the message it belongs to; it says nothing itself.
        ...whole.filter(saysSomething).map((message) => ({ ...shownOf(message), domain, channel })),
        ...ephemeral.filter((one) => one.channel === channel),
      ];
      const order = new Map(
        posted.filter(({ changed }) => !changed).map((one, index) => [`${one.channel}:${one.ts}`, index]),
      );
      const place = (one: Shown) => order.get(`${one.channel}:${one.ts}`) ?? -1;
      return shown.sort((one, other) => place(one) - place(other) || (one.ts < other.ts ? -1 : 1));
    },
    mostInASecond(channel) {
      const times = posted
        .filter((one) => one.channel === channel && !one.changed)
        .map(({ at }) => at.epochMilliseconds);
      return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length));
    },
  };
}

const saysSomething = ({ text, blocks }: Json) => Boolean(text) || (blocks ?? []).length > 0;

function shownOf(message: Json): Omit<Shown, 'domain' | 'channel'> {
  const { ts, thread_ts, user, text = '', blocks = [] } = message;
  return { ts, threadTs: thread_ts && thread_ts !== ts ? thread_ts : undefined, userId: user, text, blocks };
}
