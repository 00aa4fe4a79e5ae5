import type { OutgoingMessage } from '../../../src/conversation/platform.ts';
import { buttonValues } from '../render/button-value.ts';
import { drawMessage } from '../render/message.ts';
import { mentionedIn } from './mentioned.ts';
import type { Sending } from './sending.ts';

/** By this name our messages are recognised among those of other apps. */
export const messageEvent = 'copil_message';

/** @returns what chat.postMessage and chat.update say: text, blocks, and the key by which the message is found again. */
export async function contentsOf(
  { host, carried, translators }: Pick<Sending, 'host' | 'carried' | 'translators'>,
  workspace: string,
  { card, locale, key }: OutgoingMessage,
) {
  const people = mentionedIn(card);
  const [values, accounts] = await Promise.all([
    buttonValues(card, carried),
    people.length > 0 ? host.accountsOf(workspace, people) : new Map<string, string>(),
  ]);
  const mention = (person: string) => accounts.get(person);
  const { text, blocks } = drawMessage(card, { t: translators[locale], valueOf: values, mention });
  const metadata = { event_type: messageEvent, event_payload: { idempotency_key: key } };
  return { text, blocks, metadata };
}
