/**
 * What Slack accepts, in Unicode code points unless said otherwise. Source: docs.slack.dev, reference of blocks, block
 * elements, composition objects and views, as repeated in the JSDoc of @slack/types 3.2.
 */
export const limits = {
  /** Blocks of a message; of a modal or Home. */
  messageBlocks: 50,
  viewBlocks: 100,
  /** Characters of JSON of a message's blocks: undocumented, `msg_blocks_too_long` was seen at 13 200 (bolt-js#2509). */
  messageJson: 13_000,
  /** The same of a view: Slack refuses more than 250 kB (`view_too_large`), a character taking three bytes at most. */
  viewJson: 80_000,
  sectionText: 3000,
  header: 150,
  actionsElements: 25,
  buttonText: 75,
  buttonValue: 2000,
  /** Addresses of buttons and images. */
  url: 3000,
  imageAlt: 2000,
  actionId: 255,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  /** Title, submit and close of a modal. */
  modalWord: 24,
  privateMetadata: 3000,
  inputLabel: 2000,
  inputHint: 2000,
  /** Longest text a plain_text_input takes. */
  inputText: 3000,
  optionText: 75,
  optionValue: 150,
  /** Options of a menu or of a group of options; groups of a menu. */
  options: 100,
  optionGroups: 100,
  /** `text` of chat.update is refused beyond 4000 (`msg_too_long`). */
  fallbackText: 3900,
} as const;

/** @returns the length in code points, as Slack counts: an emoji of one code point is one. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** @returns the text itself, or its beginning and `mark` when it is longer than `limit` code points. */
export function cut(text: string, limit: number, mark = '…'): string {
  if (text.length <= limit || codePoints(text) <= limit) return text;
  const room = Math.max(0, limit - codePoints(mark));
  return Array.from(text).slice(0, room).join('').trimEnd() + mark;
}
