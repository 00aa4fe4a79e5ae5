/** Where somebody acted in Slack, and what there is to answer them with. */
import { z } from 'zod';
import type { AccountRef, Place } from '../../../src/conversation/platform.ts';
import type { Origin } from '../render/form-state.ts';
import { isMessageId } from '../send/message-id.ts';

/** Slack's `response_url`: five messages in thirty minutes, without any right in the conversation. */
export interface ResponseAddress {
  url: string;
  /** System time after which Slack refuses it, in seconds since 1970. */
  until: number;
}

/** How long a response_url is good for (docs.slack.dev/interactivity/handling-user-interaction). */
export const responseSeconds = 30 * 60;

/**
 * Who else is there: `channel`, more people, and copil perhaps not; `own`, only copil and the person; `others`, a
 * direct conversation of other people, where copil has no place; `home`, the App Home.
 */
export type Around = 'channel' | 'own' | 'others' | 'home';

/** Where something was said or pressed. */
export interface Where {
  around: Around;
  /** Conversation of Slack; none for the App Home. */
  channel?: string;
  /** Its name, where Slack tells it. */
  channelName?: string;
  thread?: string;
  response?: ResponseAddress;
}

export interface Spot extends Where {
  account: AccountRef;
  /**
   * Message under which what everybody reads opens a thread. What one person reads stays beside it: Slack shows that in
   * threads that are there already only (docs.slack.dev/reference/methods/chat.postEphemeral).
   */
  under?: string;
  /** Message whose button was pressed. */
  pressed?: PressedMessage;
  /** The modal in which they acted. */
  modal?: { id: string; depth: number };
  /** Opens one view within three seconds; absent when the event is handled again after a crash. */
  trigger?: string;
  /** Conversations answer before the response_url does: it speaks outside threads, and a form may be left open. */
  conversationFirst?: boolean;
}

export interface PressedMessage {
  ts: string;
  /** Only the person who pressed sees it, as Slack shows it (`is_ephemeral`). */
  ephemeral: boolean;
}

/** @returns the place as the bot knows it. */
export function placeOf({ around, channel, channelName: name, thread }: Where): Place {
  if (around !== 'channel' || channel === undefined) return { kind: 'direct' };
  return { kind: 'channel', externalId: channel, ...(name && { name }), ...(thread && { threadId: thread }) };
}

/** What Slack says instead of the name of a conversation that not everybody may see. */
const nameless = new Set(['directmessage', 'privategroup']);

/** @returns the name of the conversation in a payload of Slack; nothing where it tells none */
export function nameIn(told: unknown): { channelName?: string } {
  return typeof told === 'string' && told !== '' && !nameless.has(told) ? { channelName: told } : {};
}

/** @returns what travels with a modal that is opened here, so that its outcome is told here. */
export function originOf({ around, channel, thread, response }: Where): Origin {
  return {
    around,
    ...(channel === undefined ? {} : { channel }),
    ...(thread === undefined ? {} : { thread }),
    ...(response === undefined ? {} : { url: response.url, until: String(response.until) }),
  };
}

const readable = z.object({
  around: z.enum(['channel', 'own', 'others', 'home']),
  channel: z.string().min(1).optional(),
  thread: z.string().optional(),
  url: z.string().optional(),
  until: z.coerce.number().default(0),
});

/** @returns where a modal was opened; the App Home when it does not say. */
export function whereFrom(origin: Origin | null): Where {
  const read = readable.safeParse(origin).data;
  if (!read) return { around: 'home' };
  const { url, until, ...where } = read;
  return url === undefined ? where : { ...where, response: { url, until } };
}

/** @returns the id of a conversation. @throws TypeError when a payload names none */
export function conversationId(channel: unknown): string {
  if (typeof channel !== 'string' || channel === '') throw new TypeError('the payload names no conversation');
  return channel;
}

/** @returns the thread a message stands in; nothing for the message that opens one, as for any other */
export function threadOf({ ts, thread_ts }: { ts?: unknown; thread_ts?: unknown }): { thread?: string } {
  return typeof thread_ts === 'string' && isMessageId(thread_ts) && thread_ts !== ts
    ? { thread: thread_ts }
    : {};
}
