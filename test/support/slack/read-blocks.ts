/** Blocks turned back into what people read and press. */
import type { Json } from './emulated-workspace.ts';

export interface BlockButton {
  /** Id of the card's button: the action_id without the number that makes it unique. */
  id: string;
  label: string;
  actionId: string;
  blockId: string;
  value?: string;
  url?: string;
}

/** @returns the words of a text object, or of mrkdwn; @param nameOf name of a user id */
export function readText(text: Json, nameOf: (userId: string) => string): string {
  if (typeof text === 'string') return readMrkdwn(text, nameOf);
  return text?.type === 'plain_text' ? text.text : readMrkdwn(text?.text ?? '', nameOf);
}

export function readMrkdwn(text: string, nameOf: (userId: string) => string): string {
  return text
    .replaceAll('\u2060', '')
    .replace(/(^|[^\p{L}\p{N}*])\*([^*\n]+)\*(?![\p{L}\p{N}*])/gmu, '$1$2')
    .replace(/<([^<>]+)>/g, (_whole, inside: string) => {
      const [target = '', label] = inside.split('|');
      if (target.startsWith('@')) return nameOf(target.slice(1));
      if (target.startsWith('#')) return `#${label ?? target.slice(1)}`;
      if (target.startsWith('!')) return label ?? `@${target.slice(1)}`;
      return label === undefined ? target : `${label} (${target})`;
    })
    .replace(/&(amp|lt|gt);/g, (_whole, name: 'amp' | 'lt' | 'gt') => ({ amp: '&', lt: '<', gt: '>' })[name]);
}

/** @returns every word of the blocks, a block a paragraph; buttons are left out. */
export function readBlocks(blocks: readonly Json[], nameOf: (userId: string) => string): string {
  const read = (text: Json) => readText(text, nameOf);
  return blocks
    .flatMap((block): string[] => {
      switch (block.type) {
        case 'header':
          return [read(block.text)];
        case 'section':
          return [...(block.text ? [read(block.text)] : []), ...(block.fields ?? []).map(read)];
        case 'context':
          return [
            block.elements.map((one: Json) => (one.type === 'image' ? one.alt_text : read(one))).join(' '),
          ];
        case 'image':
          return [`${block.alt_text} (${block.image_url})`];
        default:
          return [];
      }
    })
    .join('\n\n');
}

/** @returns what can be pressed, in reading order. */
export function readButtons(blocks: readonly Json[]): BlockButton[] {
  return blocks.flatMap((block, index) =>
    [...(block.type === 'actions' ? block.elements : []), ...(block.accessory ? [block.accessory] : [])]
      .filter((element: Json) => element.type === 'button')
      .map((element: Json) => ({
        id: String(element.action_id).replace(/~\d+$/, ''),
        label: element.text.text,
        actionId: element.action_id,
        blockId: blockId(block, index),
        ...(element.value === undefined ? {} : { value: element.value }),
        ...(element.url === undefined ? {} : { url: element.url }),
      })),
  );
}

/** Slack names the blocks that were not named. */
export function blockId(block: Json, index: number): string {
  return block.block_id ?? `b${index + 1}`;
}
