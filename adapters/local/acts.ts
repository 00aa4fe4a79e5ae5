/** What people do here: say something, press a button, submit a form. */
import { randomUUID } from 'node:crypto';
import { buttonsOf, card } from '../../src/conversation/card.ts';
import type { AccountRef, Bot, Place } from '../../src/conversation/platform.ts';
import { renderText } from '../../src/conversation/render-text.ts';
import type { Reply } from '../../src/conversation/reply.ts';
import type { LocalMessage } from '../../src/store/generated/client.ts';
import type { Clock } from '../../src/time.ts';
import { type Directory, directConversation, type Speaker } from './directory.ts';
import { LocalRefusal } from './errors.ts';
import type { Forms, OpenedForm } from './forms.ts';
import { cardOf, type MessageStore } from './message-store.ts';

interface Act {
  /** Handle of who acts. */
  as: string;
  /** The caller's own id of the act: the same one twice is handled once. */
  event?: string;
}
export type Saying = Act & { in: string; text: string; thread?: string };
export type Pressing = Act & { message: string; button: string; values?: Record<string, string> };
export type Submitting = Act & { form: string; values: Record<string, string> };

export interface Outcome {
  /** What copil answered, or what the person said when it was not for copil. */
  first: LocalMessage | null;
  form: OpenedForm | null;
  /** Address behind a link button. */
  link?: string;
}

export interface Acts {
  say(saying: Saying): Promise<Outcome>;
  press(pressing: Pressing): Promise<Outcome>;
  submit(submitting: Submitting): Promise<Outcome>;
}

export interface ActParts {
  bot: Bot;
  clock: Clock;
  directory: Directory;
  store: MessageStore;
  forms: Forms;
}

/** Where an answer goes. */
interface Spot {
  speaker: Speaker;
  conversation: string;
  threadId: string | null;
  /** Message whose button was pressed. */
  pressed?: LocalMessage;
}

const address = /^\s*[/@]copil(?![\p{L}\p{N}_-])[\s:,]*/iu;

/** @returns what is meant for copil, or null for an ordinary sentence. In a direct conversation everything is for copil. */
export function forCopil(text: string, direct: boolean): string | null {
  return direct || address.test(text) ? text.replace(address, '').trim() : null;
}

export function localActs({ bot, clock, directory, store, forms }: ActParts): Acts {
  const accountOf = ({ workspace, handle }: Speaker): AccountRef => ({
    platform: 'local',
    workspace,
    externalId: handle,
  });

  function placeOf({ speaker, conversation, threadId }: Spot): Place {
    if (conversation === directConversation(speaker.handle)) return { kind: 'direct' };
    return { kind: 'channel', externalId: conversation, ...(threadId ? { threadId } : {}) };
  }

  /** Shows the reply: in place of the pressed message, in the conversation, or to the person alone. */
  async function show(reply: Reply, spot: Spot, event: string): Promise<LocalMessage | null> {
    if (!reply.card) return null;
    const { speaker, conversation, threadId, pressed } = spot;
    const text = renderText(reply.card, speaker.locale);
    const alone =
      conversation === directConversation(speaker.handle) || pressed?.visibleTo === speaker.handle;
    // A private reply never takes the place of a message that others see.
    if (reply.replaces && pressed?.author === null && (alone || reply.visibility === 'here')) {
      return store.change(pressed.id, reply.card, text);
    }
    return store.post({
      workspace: speaker.workspace,
      conversation,
      threadId,
      author: null,
      visibleTo: reply.visibility === 'private' && !conversation.startsWith('dm:') ? speaker.handle : null,
      card: reply.card,
      text,
      key: `reply:${event}`,
      at: clock.now(),
    });
  }

  async function answer(reply: Reply, spot: Spot, event: string): Promise<Outcome> {
    const first = await show(reply, spot, event);
    if (!reply.form) return { first, form: null };
    const { speaker, conversation, threadId } = spot;
    const { handle, workspace } = speaker;
    const form = await forms.open(event, { handle, workspace, conversation, threadId, form: reply.form });
    return { first, form };
  }

  const eventOf = (verb: string, handle: string, event: string = randomUUID()) =>
    `local:${verb}:${handle}:${event}`;

  return {
    async say({ as, in: where, text, thread, event }) {
      const speaker = await directory.speaker(as);
      const { name, workspace } = await directory.conversation(speaker, where);
      const opener = thread === undefined ? null : await store.seen(thread, speaker);
      if (thread !== undefined && opener?.conversation !== name) throw new LocalRefusal('unknownMessage');
      const spot: Spot = { speaker, conversation: name, threadId: opener?.threadId ?? opener?.id ?? null };
      const eventId = eventOf('say', speaker.handle, event);
      const command = forCopil(text, name.startsWith('dm:'));
      const said = await store.post({
        workspace,
        conversation: name,
        threadId: spot.threadId,
        author: speaker.handle,
        // Until the answer shows whether it concerns the channel, only its author sees what was asked.
        visibleTo: command === null || name.startsWith('dm:') ? null : speaker.handle,
        card: card(undefined, text),
        text,
        key: `said:${eventId}`,
        at: clock.now(),
      });
      if (command === null) return { first: said, form: null };
      const reply = await bot.say({
        eventId,
        account: accountOf(speaker),
        place: placeOf(spot),
        text: command,
      });
      if (reply.visibility === 'here' && reply.card && said.visibleTo !== null) await store.publish(said.id);
      return answer(reply, spot, eventId);
    },

    async press({ as, message, button, values, event }) {
      const speaker = await directory.speaker(as);
      const pressed = await store.seen(message, speaker);
      if (!pressed) throw new LocalRefusal('unknownMessage');
      const found = buttonsOf(cardOf(pressed)).find((one) => one.id === button);
      if (!found) throw new LocalRefusal('unknownButton', { button });
      if ('url' in found) return { first: null, form: null, link: found.url };
      const eventId = eventOf('press', speaker.handle, event);
      const spot: Spot = {
        speaker,
        conversation: pressed.conversation,
        threadId: pressed.threadId,
        pressed,
      };
      const reply = await bot.press({
        eventId,
        account: accountOf(speaker),
        place: placeOf(spot),
        command: found.command,
        arguments: { ...found.arguments, ...values },
        messageId: pressed.id,
      });
      return answer(reply, spot, eventId);
    },

    async submit({ as, form: id, values, event }) {
      const speaker = await directory.speaker(as);
      const opened = await forms.of(speaker.handle, id);
      if (opened.submitted) throw new LocalRefusal('formAlreadySubmitted');
      const eventId = eventOf('submit', speaker.handle, event);
      const { conversation, threadId, form } = opened;
      const spot: Spot = { speaker, conversation, threadId };
      const account = accountOf(speaker);
      // What the form already knew travels with it, as it does in a browser.
      const known = Object.fromEntries(
        form.fields.flatMap(({ name, value }) => (value ? [[name, value]] : [])),
      );
      const reply = await bot.submit({
        eventId,
        account,
        place: placeOf(spot),
        command: form.command,
        values: { ...known, ...values },
      });
      const first = await show(reply, spot, eventId);
      if (reply.form) return { first, form: await forms.reopen(opened, reply.form) };
      await forms.close(opened);
      return { first, form: null };
    },
  };
}
