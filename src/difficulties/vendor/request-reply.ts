import type { Reply } from '../../conversation/reply.ts';
import type { DomainTurn } from '../../people/turn.ts';
import { leadButtons, requestCard } from './request-card.ts';
import type { RequestRow } from './vendor-request.ts';

/** @param key of the sentence that says what was done */
export async function shown(turn: DomainTurn, found: RequestRow, key: string): Promise<Reply> {
  const said = [{ kind: 'notice' as const, tone: 'success' as const, text: turn.t(key) }];
  const card = await requestCard(turn.tx, found, turn.t, { said, actions: leadButtons(found, turn.t) });
  return { outcome: 'done', visibility: 'private', replaces: true, card };
}

/** Somebody was quicker: the present state, and nothing is stored. */
export async function present(turn: DomainTurn, found: RequestRow): Promise<Reply> {
  const said = [{ kind: 'notice' as const, tone: 'neutral' as const, text: turn.t('vendor.asItStands') }];
  const card = await requestCard(turn.tx, found, turn.t, { said });
  return { outcome: 'refused', visibility: 'private', replaces: true, card };
}
