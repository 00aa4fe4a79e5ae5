/** Reads what a page shows. */

import type { LocalParts } from '../local-parts.ts';
import type { Look } from '../message-store.ts';
import type { ConversationContent } from './conversation-view.ts';
import type { PaneContent } from './panes.ts';
import type { Scene } from './scene.ts';

/** @returns the messages of the open conversation; marks them as read. */
export async function conversationContent(
  { store, host, mailbox, unread }: LocalParts,
  { me, conversation }: Scene,
): Promise<ConversationContent> {
  if (!conversation) {
    return { messages: [], replies: new Map(), mails: await mailbox.list(me.email), suggestion: null };
  }
  const look: Look = { handle: me.handle, workspace: conversation.workspace };
  unread.read(me.handle, conversation.name);
  const messages = await store.list({
    workspace: conversation.workspace,
    conversation: conversation.name,
    threadId: null,
    look,
  });
  const [replies, suggestion] = await Promise.all([
    store.replyCounts(
      messages.map(({ id }) => id),
      look,
    ),
    host.suggestion(me.handle),
  ]);
  return { messages, replies, mails: [], suggestion };
}

/** @returns what the open pane shows; null when none is open or its thread is not visible to the person. */
export async function paneContent(
  { store, mailbox, actions }: LocalParts,
  { view, me, conversation }: Scene,
): Promise<PaneContent | null> {
  if (view.pane === 'mails') return { pane: 'mails', mails: await mailbox.list() };
  if (view.pane === 'sent') return { pane: 'sent', jump: actions.lastJump() };
  if (view.pane !== 'thread' || !view.thread || !conversation) return null;
  const look: Look = { handle: me.handle, workspace: conversation.workspace };
  const opener = await store.seen(view.thread, look);
  if (!opener || opener.conversation !== conversation.name) return null;
  return { pane: 'thread', messages: [opener, ...(await store.list({ threadId: opener.id, look }))] };
}
