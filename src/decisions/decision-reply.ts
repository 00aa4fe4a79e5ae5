import type { Block } from '../conversation/card.ts';
import type { Reply } from '../conversation/reply.ts';
import type { DomainTurn } from '../people/turn.ts';
import { decisionButtons } from './decision-buttons.ts';
import { decisionCard } from './decision-card.ts';
import { readDecision } from './read-decision.ts';

/** What is said around the card of a decision. */
export interface Said {
  /** What was done: stands first. */
  done?: string;
  /** Why nothing was done: stands first. */
  no?: string;
  /** Stands under the card. */
  hint?: string;
  more?: Block[];
  visibility?: Reply['visibility'];
}

/** The present state of a decision, with what the person may do next; alone they see it unless told otherwise. */
export async function decisionReply(
  turn: DomainTurn,
  decisionId: string,
  { done, no, hint, more = [], visibility = 'private' }: Said = {},
): Promise<Reply> {
  const decision = await readDecision(turn.tx, decisionId);
  const card = decisionCard(decision, turn.t);
  const notice = (tone: 'success' | 'warning' | 'neutral', text: string | undefined): Block[] =>
    text ? [{ kind: 'notice', tone, text }] : [];
  return {
    outcome: no ? 'invalid' : 'done',
    visibility,
    replaces: turn.via === 'button' && !no,
    card: {
      ...card,
      blocks: [
        ...notice('warning', no),
        ...notice('success', done),
        ...card.blocks,
        ...more,
        ...notice('neutral', hint),
      ],
      actions: await decisionButtons(turn, decision),
    },
  };
}
