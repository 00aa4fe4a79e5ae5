/** A text that is put before somebody whole: on one card, or on as many as it takes. */
import { type Block, buttonsOf, type ListItem } from '../conversation/card.ts';
import { renderText } from '../conversation/render-text.ts';

/** Characters and blocks of one card that every platform shows uncut, beside its heading, its buttons and what it merges with. */
const mostCharacters = 6_000;
const mostBlocks = 40;
/** What a button takes of the same room: its label, its command and what it carries. */
const charactersOfButton = 400;

/** @returns whether these blocks are read whole on one card */
export function isReadWhole(blocks: readonly Block[]): boolean {
  return blocks.length <= mostBlocks && weightOf(blocks) <= mostCharacters;
}

/**
 * Divides blocks into cards that are read whole. A list goes on under its heading.
 *
 * @param most characters of one card
 * @returns at least one page
 */
export function pagesOf(blocks: readonly Block[], most = mostCharacters): Block[][] {
  const pages: Block[][] = [[]];
  for (const part of blocks.flatMap(itemByItem)) {
    const page = pages.at(-1) as Block[];
    if (page.length === 0 || weightOf([...page, part]) <= most) add(page, part);
    else pages.push([part]);
  }
  return pages;
}

function itemByItem(block: Block): Block[] {
  return block.kind === 'list' ? block.items.map((item: ListItem) => ({ ...block, items: [item] })) : [block];
}

/** Items of one list stand together again. */
function add(page: Block[], part: Block): void {
  const last = page.at(-1);
  if (last?.kind === 'list' && part.kind === 'list' && last.heading === part.heading)
    page.splice(-1, 1, { ...last, items: [...last.items, ...part.items] });
  else page.push(part);
}

function weightOf(blocks: readonly Block[]): number {
  const card = { blocks: [...blocks] };
  return renderText(card, 'fr').length + charactersOfButton * buttonsOf(card).length;
}
