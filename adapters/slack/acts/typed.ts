/** What people type: `/copil …`, `@copil …`, and what they write to copil alone. */
import type { SlashCommand } from '@slack/bolt';
import { isDirect } from '../send/conversations.ts';
import { isMessageId } from '../send/message-id.ts';
import type { ActParts } from './act-parts.ts';
import type { Attend, Heard } from './attend.ts';
import type { CarryOut } from './carry-out.ts';
import { aroundOf } from './own-direct.ts';
import { conversationId, nameIn, placeOf, type Spot, threadOf } from './spot.ts';
import { readTyped, withoutMention } from './typed-text.ts';

/** A message as events tell it (docs.slack.dev/reference/events/message.im, app_mention). */
export interface SaidMessage {
  channel: string;
  channel_type?: string;
  ts: string;
  thread_ts?: string;
  text?: string;
  user?: string;
  subtype?: string;
  bot_id?: string;
  edited?: unknown;
}

export interface Typed {
  command(heard: Heard, command: SlashCommand): Promise<void>;
  /** A mention in a channel. */
  mention(heard: Heard, message: SaidMessage): Promise<void>;
  /** A message in a direct conversation with copil. */
  direct(heard: Heard, message: SaidMessage): Promise<void>;
}

export function openTyped(parts: ActParts, attend: Attend, carryOut: CarryOut): Typed {
  const { bot } = parts;

  /** Answers in the thread of what was said; what is said to everybody in a channel gets a thread of its own. */
  const answer = (heard: Heard, message: SaidMessage) =>
    attend(heard, async ({ account, eventId }, standing) => {
      const channel = conversationId(message.channel);
      const around = isDirect(channel) ? 'own' : 'channel';
      const under = around === 'channel' && isMessageId(message.ts) ? { under: message.ts } : {};
      const spot: Spot = { account, around, channel, ...threadOf(message), ...under };
      standing(spot);
      const text = readTyped(withoutMention(message.text ?? '', heard.context.botUserId));
      await carryOut.act(spot, eventId, bot.say({ eventId, account, place: placeOf(spot), text }));
    });

  return {
    command: (heard, { text, channel_id, channel_name }) =>
      attend(heard, async ({ account, eventId, ...addresses }, standing) => {
        const channel = conversationId(channel_id);
        const provisional = isDirect(channel) ? ('own' as const) : ('channel' as const);
        const place = placeOf({ around: provisional, channel, ...nameIn(channel_name) });
        const asked = bot.say({ eventId, account, place, text: readTyped(text ?? '') });
        const around = await aroundOf(parts, account, channel);
        const spot: Spot = { account, around, channel, ...addresses };
        standing(spot);
        await carryOut.act(spot, eventId, asked);
      }),
    mention: async (heard, message) => {
      if (isSpoken(message)) await answer(heard, message);
    },
    direct: async (heard, message) => {
      if (isSpoken(message) && message.channel_type === 'im') await answer(heard, message);
    },
  };
}

/** Kinds of messages that somebody wrote, besides plain ones: with a file, or from a thread to the channel as well. */
const spoken = ['file_share', 'thread_broadcast'];

/** Edits, joins and what bots say, copil included, are not for copil. */
function isSpoken({ subtype, bot_id, edited, user }: SaidMessage): boolean {
  return (!subtype || spoken.includes(subtype)) && !bot_id && !edited && user !== undefined;
}
