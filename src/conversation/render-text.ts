/** Draws a card as plain text: the `text` of the HTTP interface, the text part of a mail, a notification's summary. */
import type { Block, Button, Card, FileAttachment, ListItem } from './card.ts';
import type { Locale } from './language.ts';
import { plainText } from './rich-text.ts';
import { words } from './words.ts';

export interface TextOptions {
  /** How a button is written, or null to leave it out; buttons are left out when absent. */
  button?: (button: Button) => string | null;
}

/** @returns every word of the card, in its order, blocks separated by an empty line. */
export function renderText(card: Card, locale: Locale, { button = () => null }: TextOptions = {}): string {
  const drawn = (buttons: Button[] = []) => buttons.map(button).filter((line) => line !== null);
  const parts = [
    card.heading,
    ...card.blocks.map((block) => renderBlock(block, locale, drawn)),
    drawn(card.actions).join('\n'),
    (card.files ?? []).map(fileLine).join('\n'),
    card.footer && plainText(card.footer),
  ];
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

function renderBlock(block: Block, locale: Locale, drawn: (buttons?: Button[]) => string[]): string {
  const t = words[locale];
  switch (block.kind) {
    case 'text':
      return plainText(block.text);
    case 'notice':
      return t(`conversation.notice.${block.tone}`, { text: plainText(block.text) });
    case 'fields':
      return block.fields
        .map(({ label, value }) => t('conversation.field', { label, value: plainText(value) }))
        .join('\n');
    case 'list':
      return [block.heading, ...block.items.map(itemLines), ...drawn(block.more ? [block.more] : [])]
        .filter((line) => line !== undefined)
        .join('\n');
    case 'image':
      return `${block.alt} (${block.url})`;
    case 'actions':
      return drawn(block.buttons).join('\n');
    case 'divider':
      return '';
  }
}

function itemLines({ text, detail }: ListItem): string {
  const line = `• ${plainText(text)}`;
  return detail === undefined ? line : `${line}\n  ${plainText(detail)}`;
}

function fileLine({ label, name }: FileAttachment): string {
  return `${label} (${name})`;
}
