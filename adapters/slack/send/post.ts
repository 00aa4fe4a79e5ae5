import type { WebClient } from '@slack/web-api';
import type { Address, MessageRef, OutgoingMessage, SendResult } from '../../../src/conversation/platform.ts';
import { contentsOf } from './contents.ts';
import type { Conversation } from './conversations.ts';
import { type AttachFiles, filesOf } from './files.ts';
import { isMessageId } from './message-id.ts';
import { outcomeOf, slackCode } from './outcomes.ts';
import type { Sending } from './sending.ts';
import { saidMoreSimply } from './simpler.ts';

/** A message ready to leave; nothing of it has reached Slack. */
interface Ready {
  client: WebClient;
  conversation: Conversation;
  contents: Awaited<ReturnType<typeof contentsOf>>;
}

/**
 * Posts one message, then puts its files under it.
 * @returns how it ended; never throws
 */
export async function postMessage(
  sending: Sending,
  attach: AttachFiles,
  to: Address,
  message: OutgoingMessage,
): Promise<SendResult> {
  let ready: Ready;
  try {
    const client = await sending.clients.outbox(to.workspace);
    const conversation = await sending.conversations.of(client, to);
    const afterSeconds = await sending.turns.turn(to.workspace, conversation.id);
    if (afterSeconds > 0) return { state: 'busy', reason: 'pace', afterSeconds };
    const contents = await contentsOf(sending, to.workspace, message);
    ready = { client, conversation, contents };
  } catch (error) {
    const outcome = outcomeOf(error, to.kind);
    // The message itself had not left yet.
    return outcome.state === 'uncertain' ? { ...outcome, state: 'retry' } : outcome;
  }
  try {
    const ref = await post(sending, ready, to, message.threadId);
    await attach.to(ref, filesOf(message));
    return { state: 'sent', ref };
  } catch (error) {
    return outcomeOf(error, to.kind);
  }
}

async function post(
  sending: Sending,
  { client, conversation, contents }: Ready,
  to: Address,
  threadId: string | undefined,
): Promise<MessageRef> {
  const args = {
    ...contents,
    channel: conversation.id,
    ...(isMessageId(threadId) && { thread_ts: threadId }),
    unfurl_links: false,
    unfurl_media: false,
  };
  try {
    return await say(sending, client, to.workspace, args);
  } catch (error) {
    // The app was removed and came back since: the conversation that is remembered belongs to its former life.
    if (!conversation.remembered || slackCode(error) !== 'channel_not_found') throw error;
    const { id } = await sending.conversations.reopen(client, to);
    return say(sending, client, to.workspace, { ...args, channel: id });
  }
}

type PostArguments = Awaited<ReturnType<typeof contentsOf>> & { channel: string; thread_ts?: string };

async function say(
  sending: Sending,
  client: WebClient,
  workspace: string,
  args: PostArguments,
): Promise<MessageRef> {
  try {
    const { channel, ts } = await sending.call(workspace, 'chat.postMessage', () =>
      client.chat.postMessage(args),
    );
    if (!ts) throw new Error('chat.postMessage named no message');
    const ref = { workspace, address: channel ?? args.channel, externalId: ts };
    return args.thread_ts ? { ...ref, threadId: args.thread_ts } : ref;
  } catch (error) {
    const simpler = saidMoreSimply(args, error, { workspace, log: sending.log });
    return say(sending, client, workspace, simpler);
  }
}
