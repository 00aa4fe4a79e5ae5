/** The local workspace as a chat platform: what is posted is kept, keyed, and can be found and changed again. */
import type { Card } from '../../src/conversation/card.ts';
import type {
  Address,
  ChatPlatform,
  MessageRef,
  OutgoingMessage,
  SendResult,
} from '../../src/conversation/platform.ts';
import { renderText } from '../../src/conversation/render-text.ts';
import type { LocalMessage } from '../../src/store/generated/client.ts';
import { type Directory, directConversation } from './directory.ts';
import type { MessageStore } from './message-store.ts';

/** @param directory says who and which channels exist */
export function localPlatform(store: MessageStore, directory: Directory): ChatPlatform {
  return {
    name: 'local',
    capabilities: {
      update: true,
      find: true,
      threads: true,
      channels: true,
      files: 'everywhere',
      buttons: true,
      forms: true,
    },

    async post(to, message) {
      if (!(await directory.has(to.workspace, named(to)))) return unknown(to);
      const thread = message.threadId ? await store.byId(message.threadId) : null;
      const sameThread = thread?.workspace === to.workspace && thread.conversation === conversationOf(to);
      const kept = await store.post({
        workspace: to.workspace,
        conversation: conversationOf(to),
        // A reply to a reply joins the thread of the first message; a thread that is gone does not lose the message.
        threadId: thread && sameThread ? (thread.threadId ?? thread.id) : null,
        author: null,
        card: withCalendar(message),
        text: renderText(message.card, message.locale),
        key: message.key,
        at: message.at,
      });
      return { state: 'sent', ref: refOf(kept) };
    },

    async update(ref, message) {
      const changed = await store.change(
        ref.externalId,
        withCalendar(message),
        renderText(message.card, message.locale),
      );
      if (!changed) return { state: 'refused', reason: 'rejected', detail: `no message ${ref.externalId}` };
      return { state: 'sent', ref: refOf(changed) };
    },

    async find(to, key) {
      const message = await store.byKey(key);
      const there = message?.workspace === to.workspace && message.conversation === conversationOf(to);
      return message && there ? refOf(message) : null;
    },
  };
}

const named = (to: Address) =>
  to.kind === 'person' ? { handle: to.externalId } : { channel: to.externalId };

const conversationOf = (to: Address): string =>
  to.kind === 'person' ? directConversation(to.externalId) : to.externalId;

function unknown(to: Address): SendResult {
  const reason = to.kind === 'person' ? 'unknownRecipient' : 'notInChannel';
  return { state: 'refused', reason, detail: `${to.workspace} has no ${to.kind} ${to.externalId}` };
}

function refOf(message: LocalMessage): MessageRef {
  return {
    workspace: message.workspace,
    address: message.conversation,
    externalId: message.id,
    ...(message.threadId ? { threadId: message.threadId } : {}),
  };
}

/** The calendar of a message is shown as a file, unless the card carries one already. */
function withCalendar(message: OutgoingMessage): Card {
  const { card, calendar } = message;
  if (!calendar || card.files?.some((file) => file.type.startsWith('text/calendar'))) return card;
  const { method: _, ...file } = calendar;
  return { ...card, files: [...(card.files ?? []), file] };
}
