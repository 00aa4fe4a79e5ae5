import type { WebClient } from '@slack/web-api';
import type { Address, MessageRef } from '../../../src/conversation/platform.ts';
import type { Installed } from '../ports.ts';
import { messageEvent } from './contents.ts';
import { isMessageId } from './message-id.ts';
import { outcomeOf, slackCode } from './outcomes.ts';
import type { Sending } from './sending.ts';

const pageSize = 200;
const mostPages = 5;

/** What of Slack's messages is read. */
interface SeenMessage {
  ts?: string;
  thread_ts?: string;
  user?: string;
  bot_id?: string;
  metadata?: { event_type?: string; event_payload?: unknown };
}
interface Page {
  messages?: SeenMessage[];
  response_metadata?: { next_cursor?: string };
}
type ReadPage = (cursor: string | undefined) => Promise<Page>;

/**
 * Looks for the message that carries a key where it was meant for: in its thread, then in the conversation, the newest
 * first.
 * @returns `unknown` when Slack does not let us read there, or when there is more than we look through
 * @throws what the client throws when Slack cannot be asked now
 */
export async function findMessage(
  sending: Sending,
  to: Address,
  key: string,
  threadId?: string,
): Promise<MessageRef | null | 'unknown'> {
  try {
    const client = await sending.clients.outbox(to.workspace);
    const us = await sending.installations.of(to.workspace);
    const { id: channel } = await sending.conversations.of(client, to);
    const place = { client, workspace: to.workspace, channel };
    const isIt = (message: SeenMessage) => carries(message, us, key);
    const inThread = isMessageId(threadId) ? await look(repliesIn(sending, place, threadId), isIt) : null;
    if (inThread && inThread !== 'unknown') return refOf(place, inThread);
    // A message whose thread was gone stands in the conversation itself.
    const found = await look(historyOf(sending, place), isIt);
    if (found && found !== 'unknown') return refOf(place, found);
    return found ?? inThread;
  } catch (error) {
    // A conversation that is gone may have held it; where nobody is, nothing ever arrived.
    const outcome = outcomeOf(error, 'channel');
    if (outcome.state !== 'refused') throw error;
    return outcome.reason === 'unknownRecipient' ? null : 'unknown';
  }
}

interface ReadingPlace {
  client: WebClient;
  workspace: string;
  channel: string;
}

function historyOf({ call }: Sending, { client, workspace, channel }: ReadingPlace): ReadPage {
  return (cursor) =>
    call(workspace, 'conversations.history', () =>
      client.conversations.history({ channel, cursor, limit: pageSize, include_all_metadata: true }),
    );
}

function repliesIn({ call }: Sending, { client, workspace, channel }: ReadingPlace, ts: string): ReadPage {
  return async (cursor) => {
    try {
      return await call(workspace, 'conversations.replies', () =>
        client.conversations.replies({ channel, ts, cursor, limit: pageSize, include_all_metadata: true }),
      );
    } catch (error) {
      if (slackCode(error) === 'thread_not_found') return {};
      throw error;
    }
  };
}

async function look(
  read: ReadPage,
  isIt: (message: SeenMessage) => boolean,
): Promise<SeenMessage | null | 'unknown'> {
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const { messages = [], response_metadata: next } = await read(cursor);
    const found = messages.find(isIt);
    if (found) return found;
    cursor = next?.next_cursor || undefined;
    if (!cursor) return null;
  }
  return 'unknown';
}

/** Anybody may write such metadata: only our own messages count. */
function carries({ user, bot_id, metadata }: SeenMessage, us: Installed, key: string): boolean {
  const payload = metadata?.event_payload as { idempotency_key?: unknown } | undefined;
  const ours = user === us.botUserId || (bot_id !== undefined && bot_id === us.botId);
  return ours && metadata?.event_type === messageEvent && payload?.idempotency_key === key;
}

function refOf({ workspace, channel }: ReadingPlace, { ts = '', thread_ts }: SeenMessage): MessageRef {
  const ref = { workspace, address: channel, externalId: ts };
  // The first message of a thread carries its own id there.
  return thread_ts && thread_ts !== ts ? { ...ref, threadId: thread_ts } : ref;
}
