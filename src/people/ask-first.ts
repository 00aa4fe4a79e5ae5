import type { Block } from '../conversation/card.ts';
import type { Reply } from '../conversation/reply.ts';

/** What is put before somebody, over the one button that does it. */
export interface AskedFirst {
  heading: string;
  blocks: Block[];
  button: {
    id: string;
    label: string;
    style: 'primary' | 'danger';
    command: string;
    /** With what tells the command that it was asked. */
    arguments: Record<string, string>;
  };
}

/** Asks before anything is stored: nothing is done yet. */
export function askFirst({ heading, blocks, button }: AskedFirst): Reply {
  return { outcome: 'preview', visibility: 'private', card: { heading, blocks, actions: [button] } };
}
