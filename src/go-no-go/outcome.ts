import type { GoChoice } from '../store/generated/enums.ts';

/** Why somebody votes on a go-live (RACI « Go/No-Go »: PRES approves, LF and LT do the work, DIR is consulted). */
export type VoterRole = 'PRES' | 'LF' | 'LT' | 'DIR';

export interface Voice {
  roles: readonly VoterRole[];
  /** Null: has not voted. */
  choice: GoChoice | null;
}

export type Outcome = 'go' | 'goWithReservations' | 'noGo' | 'lapsed';

/**
 * What a vote on a go-live comes to when it closes.
 *
 * - Nobody voted: no result.
 * - The chair approves alone (RACI, A): a « Pas de feu vert » of the chair stops it, whatever the others say.
 * - More against than for stops it too: who does the work is not overruled by the chair alone.
 * - Somebody against, the others not: the chair’s voice carries it, also in a tie, and what was said against is a reservation. While
 *   the chair is silent nobody overrules a no.
 * - Nobody against: the chair’s voice suffices; while the chair is silent, the accord of everybody who leads (R), else no result.
 * - A blocking check that is still open makes a plain go one with reservations (C33).
 *
 * @param blocked a blocking check is open at that moment
 */
export function outcomeOf(voices: readonly Voice[], blocked: boolean): Outcome {
  const cast = voices.filter(({ choice }) => choice !== null);
  if (cast.length === 0) return 'lapsed';
  const against = cast.filter(({ choice }) => choice === 'noGo');
  const chairs = cast.filter(({ roles }) => roles.includes('PRES'));
  if (chairs.some((chair) => against.includes(chair))) return 'noGo';
  if (against.length > cast.length - against.length) return 'noGo';
  if (against.length > 0) return chairs.length > 0 ? 'goWithReservations' : 'noGo';
  if (chairs.length === 0 && !leadsAgree(voices)) return 'lapsed';
  return blocked || cast.some(({ choice }) => choice === 'goWithReservations') ? 'goWithReservations' : 'go';
}

/** Everybody who leads has voted, and somebody does. */
function leadsAgree(voices: readonly Voice[]): boolean {
  const leads = voices.filter(({ roles }) => roles.includes('LF') || roles.includes('LT'));
  return leads.length > 0 && leads.every(({ choice }) => choice !== null);
}
