/** Buttons and menus: in messages, in modals, in the App Home. */
import type { BlockAction } from '@slack/bolt';
import { card } from '../../../src/conversation/card.ts';
import { readButtonValue } from '../render/button-value.ts';
import { buttonIdOf } from '../render/buttons.ts';
import { readOrigin } from '../render/submission.ts';
import { isDirect } from '../send/conversations.ts';
import { isMessageId } from '../send/message-id.ts';
import type { ActParts } from './act-parts.ts';
import type { Act, Attend, Heard } from './attend.ts';
import { type CarryOut, openFormButton } from './carry-out.ts';
import { translatorFor } from './draw.ts';
import { depthOf } from './modals.ts';
import { conversationId, nameIn, placeOf, type Spot, threadOf, whereFrom } from './spot.ts';

export type Pressed = (heard: Heard, body: BlockAction) => Promise<void>;

export function openPressed(parts: ActParts, attend: Attend, carryOut: CarryOut): Pressed {
  const { bot, carried } = parts;

  async function spotOf({ account, trigger, response }: Act, body: BlockAction): Promise<Spot> {
    const { view, channel, message, container = {} } = body;
    if (view?.type === 'modal') {
      const where = whereFrom(await readOrigin(view, carried));
      const modal = { id: view.id, depth: depthOf(view) };
      return { account, trigger, ...where, conversationFirst: true, modal };
    }
    const id: unknown = channel?.id ?? container.channel_id;
    if (view || id === undefined) return { account, trigger, around: 'home' };
    const conversation = conversationId(id);
    const ts: string | undefined = container.message_ts ?? message?.ts;
    const { thread } = threadOf({ ts, thread_ts: message?.thread_ts ?? container.thread_ts });
    return {
      account,
      trigger,
      response,
      around: isDirect(conversation) ? 'own' : 'channel',
      channel: conversation,
      ...nameIn(channel?.name),
      ...(thread === undefined ? {} : { thread, conversationFirst: true as const }),
      ...(isMessageId(ts) ? { pressed: { ts, ephemeral: container.is_ephemeral === true } } : {}),
    };
  }

  return (heard, body) =>
    attend(heard, async (act, standing) => {
      const { account, eventId } = act;
      const [action] = body.actions;
      const value = carriedBy(action);
      // Link buttons open their address by themselves; pickers wait for the form they stand in.
      if (!action || value === undefined) return;
      const spot = await spotOf(act, body);
      standing(spot);
      const command = await readButtonValue(value, carried);
      if (!command) {
        const t = await translatorFor(parts, account);
        const gone = card(undefined, t('slack.acts.gone'));
        const reply = { card: gone, visibility: 'private', outcome: 'unknown' } as const;
        return carryOut.act(spot, eventId, Promise.resolve(reply));
      }
      const asked = bot.press({
        eventId,
        account,
        place: placeOf(spot),
        ...command,
        ...(spot.pressed ? { messageId: spot.pressed.ts } : {}),
        ...(buttonIdOf(action.action_id) === openFormButton ? { asForm: true } : {}),
      });
      await carryOut.act(spot, eventId, asked);
    });
}

function carriedBy(action: BlockAction['actions'][number] | undefined): string | undefined {
  if (action?.type === 'button') return action.value;
  return action?.type === 'static_select' || action?.type === 'overflow'
    ? action.selected_option?.value
    : undefined;
}
