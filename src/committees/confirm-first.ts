import type { Block, RichText } from '../conversation/card.ts';
import type { Reply } from '../conversation/reply.ts';
import { askFirst } from '../people/ask-first.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Committee } from '../store/generated/client.ts';

export interface HeavyAct {
  /** What changes, the gravest first. */
  blocks: Block[];
  /** How many people hear of it. */
  told: number;
  /** Of the button that does it. */
  label: string;
  command: string;
  arguments: Record<string, string>;
}

/** What an act would change in a committee at work, over the one button that does it: nothing is done yet. */
export function confirmFirst(turn: DomainTurn, committee: Committee, act: HeavyAct): Reply {
  return askFirst({
    heading: committee.label,
    blocks: [
      ...act.blocks,
      ...(act.told > 0 ? [sentence(turn.t('committee.preview.told', { count: act.told }))] : []),
    ],
    button: {
      id: 'confirm',
      label: act.label,
      style: 'danger',
      command: act.command,
      arguments: { ...act.arguments, confirmed: 'true' },
    },
  });
}

/** @returns the answer in place of the preview it confirms */
export function inPlaceOfPreview(turn: DomainTurn, reply: Reply): Reply {
  return { ...reply, replaces: turn.via === 'button' };
}

export function sentence(text: RichText): Block {
  return { kind: 'text', text };
}
