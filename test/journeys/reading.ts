import type { Driver, Seen, SeenMessage } from './driver.ts';

/** @returns the text with ordinary spaces, so that tests read as people do. */
export function plain(text: string): string {
  return text.replace(/[\u00A0\u202F]/g, ' ');
}

/** @returns the text of what the person who acted sees first: an answer, or the words of the form that opened. */
export function replyOf(seen: Seen): string {
  return plain(seen.told ?? seen.messages[0]?.text ?? '');
}

/** @returns direct messages to a person among what was seen. */
export function toPerson(messages: SeenMessage[], handle: string): SeenMessage[] {
  return messages.filter(
    (message) => message.in === 'dm' && message.to === handle && message.from === 'copil',
  );
}

/** @returns the last direct message of copil to a person that contains these words. */
export async function lastOf(
  driver: Pick<Driver, 'messages'>,
  handle: string,
  words: string,
): Promise<SeenMessage> {
  const messages = await driver.messages(handle, 'dm');
  const found = messages.findLast(
    (message) => message.from === 'copil' && plain(message.text).includes(words),
  );
  if (!found)
    throw new Error(
      `${handle} has no message with “${words}”: ${messages.map(({ text }) => text).join('\n---\n')}`,
    );
  return found;
}

/** The nine voting members of the demo's COPIL. */
export const nine = ['helene', 'claire', 'karim', 'sophie', 'thomas', 'anne-laure', 'yann', 'fatou', 'bruno'];
