import type { ActionsBlock, KnownBlock } from '@slack/types';

/** A drawn card, in its reading order. */
export interface Sheet {
  head: KnownBlock[];
  body: KnownBlock[];
  /** Buttons and small print of the whole card: they stay when the body is cut. */
  tail: KnownBlock[];
}

/** What a message or a view holds: blocks, and characters of their JSON. */
export interface Room {
  blocks: number;
  json: number;
}

/** @returns whether the whole sheet fits. */
export function fits({ head, body, tail }: Sheet, room: Room): boolean {
  const blocks = [...head, ...body, ...tail];
  return blocks.length <= room.blocks && jsonLength(blocks) <= room.json;
}

/**
 * Keeps the head, then as much of the tail, then of the body as fits.
 * @param missing stands where something was left out
 */
export function squeeze({ head, body, tail }: Sheet, room: Room, missing: KnownBlock): KnownBlock[] {
  let { blocks, json } = room;
  const take = (block: KnownBlock): KnownBlock[] => {
    const fitting = block.type === 'actions' ? shorter(block, json - 1) : block;
    const cost = fitting ? jsonLength(fitting) + 1 : Number.POSITIVE_INFINITY;
    if (!fitting || blocks < 1 || cost > json) return [];
    blocks -= 1;
    json -= cost;
    return [fitting];
  };
  json -= jsonLength([]);
  const said = take(missing);
  const top = head.flatMap(take);
  const bottom = tail.flatMap(take);
  const middle: KnownBlock[] = [];
  for (const block of body) {
    const taken = take(block);
    if (taken.length === 0) break;
    middle.push(...taken);
  }
  return [...top, ...middle, ...said, ...bottom];
}

/** @returns the block with as many of its buttons as fit, null when none does. */
function shorter(block: ActionsBlock, json: number): ActionsBlock | null {
  let { elements } = block;
  while (elements.length > 0 && jsonLength({ ...block, elements }) > json) elements = elements.slice(0, -1);
  return elements.length > 0 ? { ...block, elements } : null;
}

function jsonLength(value: unknown): number {
  return JSON.stringify(value).length;
}
