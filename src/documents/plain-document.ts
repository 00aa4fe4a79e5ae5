import { plainText } from '../conversation/rich-text.ts';
import type { PrintedBlock } from './document.ts';

/** @returns the words of a document, one line each, for the search */
export function plainDocument(blocks: readonly PrintedBlock[]): string {
  return blocks.flatMap(linesOf).filter(Boolean).join('\n');
}

function linesOf(block: PrintedBlock): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'text':
      return [plainText(block.text)];
    case 'list':
      return block.items.map(plainText);
    case 'facts':
      return block.rows.map(({ label, value }) => `${label} ${value}`);
    case 'table':
      return block.rows.map((cells) => cells.filter(Boolean).join(' · '));
    case 'signatures':
      return [];
  }
}
