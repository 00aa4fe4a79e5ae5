import type { Block, Card, RichText } from '../../../src/conversation/card.ts';
import { spansOf } from '../../../src/conversation/rich-text.ts';

/** @returns the ids of the people a card mentions, each once. */
export function mentionedIn(card: Card): string[] {
  const texts = [...card.blocks.flatMap(textsIn), card.footer ?? ''];
  const people = texts.flatMap(spansOf).filter((span) => typeof span === 'object' && 'person' in span);
  return [...new Set(people.map(({ person }) => person))];
}

function textsIn(block: Block): RichText[] {
  switch (block.kind) {
    case 'text':
    case 'notice':
      return [block.text];
    case 'fields':
      return block.fields.map(({ value }) => value);
    case 'list':
      return block.items.flatMap(({ text, detail = '' }) => [text, detail]);
    default:
      return [];
  }
}
