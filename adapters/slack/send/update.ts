import type { MessageRef, OutgoingMessage, SendResult } from '../../../src/conversation/platform.ts';
import { contentsOf } from './contents.ts';
import { judgedAt } from './judged-at.ts';
import { isMessageId } from './message-id.ts';
import type { Sending } from './sending.ts';
import { saidMoreSimply } from './simpler.ts';

/**
 * Draws a posted message again. Its files stay as they are.
 * @returns how it ended; never throws
 */
export async function updateMessage(
  sending: Sending,
  ref: MessageRef,
  message: OutgoingMessage,
): Promise<SendResult> {
  if (!isMessageId(ref.externalId)) {
    return { state: 'refused', reason: 'rejected', detail: 'not a message of Slack' };
  }
  try {
    const contents = await contentsOf(sending, ref.workspace, message);
    // Without `parse` Slack would look for links and names in the text by itself (method docs).
    await change(sending, ref, { ...contents, parse: 'none' });
    return { state: 'sent', ref };
  } catch (error) {
    return judgedAt(sending, ref, error);
  }
}

type UpdateArguments = Awaited<ReturnType<typeof contentsOf>> & { parse: 'none' };

async function change(sending: Sending, ref: MessageRef, args: UpdateArguments): Promise<void> {
  const { workspace, address: channel, externalId: ts } = ref;
  const client = await sending.clients.outbox(workspace);
  try {
    await sending.call(workspace, 'chat.update', () => client.chat.update({ ...args, channel, ts }));
  } catch (error) {
    await change(sending, ref, saidMoreSimply(args, error, { workspace, log: sending.log }));
  }
}
