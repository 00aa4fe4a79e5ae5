/** Message shortcuts: a command that starts from what somebody wrote, shown as a form before anything happens. */
import type { MessageShortcut as Payload } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { card } from '../../../src/conversation/card.ts';
import { isMessageId } from '../send/message-id.ts';
import type { ActParts } from './act-parts.ts';
import type { Attend, Heard } from './attend.ts';
import type { CarryOut } from './carry-out.ts';
import { translatorFor } from './draw.ts';
import { messageText, type Names, namelessMentions } from './message-text.ts';
import type { Modals } from './modals.ts';
import { aroundOf } from './own-direct.ts';
import { conversationId, placeOf, type Spot, threadOf } from './spot.ts';

export type FromMessage = (heard: Heard, body: Payload) => Promise<void>;

export function openFromMessage(
  parts: ActParts,
  { attend, carryOut, modals }: { attend: Attend; carryOut: CarryOut; modals: Modals },
): FromMessage {
  const { bot, clients, log } = parts;

  return (heard, body) =>
    attend(heard, async ({ account, eventId, ...addresses }, standing) => {
      const { message, message_ts: ts } = body;
      const channel = conversationId(body.channel.id);
      const here = { account, channel, ...threadOf(message), ...addresses };
      const provisional: Spot = { ...here, around: 'channel' };
      standing(provisional);
      // The modal opens while its content is gathered: a trigger lasts three seconds.
      const opening = modals.openWaiting(provisional);
      const around = await aroundOf(parts, account, channel);
      const spot: Spot = { ...here, around, conversationFirst: true };
      standing(spot);
      const shortcut = bot.shortcuts.find(({ command }) => command === body.callback_id);
      if (!shortcut) {
        const t = await translatorFor(parts, account);
        const reply = {
          card: card(undefined, t('slack.acts.gone')),
          visibility: 'private',
          outcome: 'unknown',
        } as const;
        return carryOut.act(spot, eventId, Promise.resolve(reply), await opening);
      }
      const client = await clients.interactive(account.workspace);
      const [source, names] = await Promise.all([permalinkOf(client, channel, ts), namesOf(client, message)]);
      const asked = bot.press({
        eventId,
        account,
        place: placeOf(spot),
        command: shortcut.command,
        arguments: { [shortcut.text]: messageText(message, names), [shortcut.source]: source },
        messageId: ts,
        asForm: true,
      });
      await carryOut.act(spot, eventId, asked, await opening);
    });

  /** A form without the link is better than none. */
  async function permalinkOf(client: WebClient, channel: string, ts: string): Promise<string> {
    if (!isMessageId(ts)) return '';
    try {
      const { permalink } = await client.chat.getPermalink({ channel, message_ts: ts });
      return permalink ?? '';
    } catch (error) {
      log.warn({ err: error }, 'The address of a message could not be had');
      return '';
    }
  }

  async function namesOf(client: WebClient, message: Payload['message']): Promise<Names> {
    const found = await Promise.allSettled(
      namelessMentions(message).map(async (user): Promise<[string, string]> => {
        const { user: known } = await client.users.info({ user });
        return [user, known?.profile?.real_name || known?.real_name || known?.name || ''];
      }),
    );
    return new Map(found.flatMap((one) => (one.status === 'fulfilled' && one.value[1] ? [one.value] : [])));
  }
}
