import type { Button, Card } from '../../src/conversation/card.ts';
import { isSafeAddress } from '../../src/conversation/escape-html.ts';

/** @returns the address a button opens in a mail, or null when it cannot be there. */
export type LinkOf = (button: Button) => string | null;

/** @returns the card without the buttons that no address stands for. */
export function withoutDeadButtons(card: Card, linkOf: LinkOf): Card {
  const alive = (button: Button) => {
    const url = linkOf(button);
    return url !== null && isSafeAddress(url);
  };
  return {
    ...card,
    blocks: card.blocks.map((block) => {
      if (block.kind === 'actions') return { ...block, buttons: block.buttons.filter(alive) };
      return block.kind === 'list' && block.more && !alive(block.more)
        ? { ...block, more: undefined }
        : block;
    }),
    actions: card.actions?.filter(alive),
  };
}
