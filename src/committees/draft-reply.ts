import { card, type RichText } from '../conversation/card.ts';
import type { Reply } from '../conversation/reply.ts';
import { today } from '../people/today.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Committee } from '../store/generated/client.ts';
import { gapBlocks } from './committee-card.ts';
import { nextSteps } from './gap-lines.ts';
import { gapsOf } from './read-committee.ts';

/**
 * Says what was done to a committee; while it is prepared, also what it still lacks and the next step as a button.
 *
 * @param committee as it was read before the change
 */
export async function draftReply(
  turn: DomainTurn,
  committee: Committee,
  ...sentences: RichText[]
): Promise<Reply> {
  const said = card(committee.label, ...sentences);
  if (committee.state !== 'draft') return { outcome: 'done', visibility: 'private', card: said };
  const gaps = await gapsOf(turn.tx, committee.id, today(turn));
  return {
    outcome: 'done',
    visibility: 'private',
    card: {
      ...said,
      blocks: [...said.blocks, ...gapBlocks(turn.t, gaps)],
      actions: nextSteps(turn.t, committee.code, gaps),
    },
  };
}
