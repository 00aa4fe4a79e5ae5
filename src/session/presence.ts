/** The attendance sheet (émargement): every seat, then everybody else who was in the room. */
import { answerOf } from '../meetings/names.ts';
import { standingProxies } from '../meetings/proxies.ts';
import type { Attendance } from '../store/generated/client.ts';
import type { Session } from './session.ts';
import { seatsOf } from './voices.ts';

export type SeatState =
  | 'inPerson'
  | 'remote'
  /** A substitute sits. */
  | 'substituted'
  /** Represented by the holder of their proxy. */
  | 'represented'
  | 'left'
  | 'excused'
  | 'absent';

export interface SeatPresence {
  memberId: string;
  state: SeatState;
  /** Who sits or votes in their place. */
  byId: string | null;
  /** Every stay on this seat, the member's and their substitute's. */
  stays: Attendance[];
}

/** @returns one line a voting seat, in the order of the invitations */
export function seatPresence(session: Session): SeatPresence[] {
  return seatsOf(session.meeting).map((memberId) => {
    const stays = session.attendance.filter((row) => row.seatOfId === memberId);
    const voice = session.quorum.voices.find((one) => one.memberId === memberId);
    const byId = voice && voice.castById !== memberId ? voice.castById : null;
    return { memberId, byId, stays, state: stateOf(session, memberId, stays) };
  });
}

function stateOf({ meeting, quorum }: Session, memberId: string, stays: readonly Attendance[]): SeatState {
  const voice = quorum.voices.find((one) => one.memberId === memberId);
  if (voice?.via === 'substitute') return 'substituted';
  if (voice?.via === 'proxy') return 'represented';
  if (voice) return stays.find((row) => row.personId === memberId && !row.leftAt)?.mode ?? 'inPerson';
  if (stays.length > 0) return 'left';
  const answer = answerOf(meeting, memberId);
  const gaveProxy = standingProxies(meeting).some(({ giverId }) => giverId === memberId);
  return answer === 'absent' || answer === 'substitute' || gaveProxy ? 'excused' : 'absent';
}

/** @returns voting members who said that they, or somebody for them, would come and are not there yet */
export function awaited(session: Session): string[] {
  const coming = ['present', 'remote', 'substitute'];
  return seatPresence(session)
    .filter(({ state, memberId }) => {
      if (state === 'absent') return true;
      return state === 'excused' && coming.includes(answerOf(session.meeting, memberId) ?? '');
    })
    .map(({ memberId }) => memberId);
}

/** @returns stays of guests, the secretary and substitutes without a seat, the latest of each person */
export function othersThere({ meeting, attendance }: Session): Attendance[] {
  const seats = new Set(seatsOf(meeting));
  const rows = attendance.filter(({ seatOfId, personId }) => seatOfId === null && !seats.has(personId));
  return [...new Map(rows.map((row) => [row.personId, row])).values()];
}
