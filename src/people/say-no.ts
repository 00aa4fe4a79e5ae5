import { card } from '../conversation/card.ts';
import type { MessageValues } from '../conversation/language.ts';
import type { Reply } from '../conversation/reply.ts';
import type { DomainTurn } from './turn.ts';

/** A private sentence that says why nothing was done, with the way out in it. Nothing is stored. */
export function sayNo(turn: Pick<DomainTurn, 't'>, key: string, values: MessageValues = {}): Reply {
  return { outcome: 'invalid', visibility: 'private', card: card(undefined, turn.t.rich(key, values)) };
}
