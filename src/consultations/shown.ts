import type { Reply } from '../conversation/reply.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Consultation } from './consultation.ts';
import { consultationCard } from './consultation-card.ts';

/** The consultation as it stands now, also for who pressed an old card. */
export function shown(
  turn: DomainTurn,
  consultation: Consultation,
  outcome: Reply['outcome'] = 'done',
): Reply {
  const reader = { t: turn.t, now: turn.now, personId: turn.actor.id, byMail: false };
  return {
    outcome,
    visibility: 'private',
    replaces: turn.via === 'button' && turn.place.kind === 'direct',
    card: consultationCard(consultation, reader),
  };
}
