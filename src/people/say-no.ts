import { card } from '../conversation/card.ts';
import type { MessageValues } from '../conversation/language.ts';
import type { Reply } from '../conversation/reply.ts';
import type { DomainTurn } from './turn.ts';

/**
 * A private sentence that says why nothing was done, with the way out in it. Nothing is stored.
 *
 * @param about the argument to correct, if it is one
 */
export function sayNo(
  turn: Pick<DomainTurn, 't'>,
  key: string,
  values: MessageValues = {},
  about?: string,
): Reply {
  return {
    outcome: 'invalid',
    visibility: 'private',
    card: card(undefined, turn.t.rich(key, values)),
    ...(about && { about }),
  };
}
