import type { Reply } from '../conversation/reply.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Consultation } from './consultation.ts';
import { consultationCard } from './consultation-card.ts';

/**
 * The consultation as it stands now, also for who pressed an old card.
 *
 * @param why what was asked was not done, in a sentence; absent when it was
 */
export function shown(turn: DomainTurn, consultation: Consultation, why?: string): Reply {
  const reader = { t: turn.t, now: turn.now, personId: turn.actor.id, byMail: false };
  const card = consultationCard(consultation, reader);
  return {
    outcome: why ? 'invalid' : 'done',
    visibility: 'private',
    replaces: turn.via === 'button' && turn.place.kind === 'direct',
    card: why ? { ...card, blocks: [{ kind: 'notice', tone: 'warning', text: why }, ...card.blocks] } : card,
  };
}
