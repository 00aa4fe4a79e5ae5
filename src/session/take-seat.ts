/** Which seat somebody takes when they come in (domain.md C09, C14): their own, or that of the member they replace. */
import type { MeetingWithPeople } from '../meetings/meeting.ts';
import { replacedBy } from '../meetings/names.ts';
import { type Stay, seatsOf } from './voices.ts';

/**
 * @param stays of this meeting so far
 * @returns the member whose seat it is; null for guests and the secretary, and for a substitute whose member is there
 */
export function seatTakenBy(
  meeting: MeetingWithPeople,
  personId: string,
  stays: readonly Stay[],
): string | null {
  const seats = seatsOf(meeting);
  if (seats.includes(personId)) return personId;
  const isFree = (seat: string) =>
    !stays.some((stay) => stay.seatOfId === seat && stay.leftAt === null && stay.personId !== personId);
  const named = replacedBy(meeting, personId);
  const standing = meeting.committee.memberships
    .filter((one) => one.substituteId === personId && one.state === 'active')
    .map((one) => one.personId);
  const wanted = named ? [named] : standing.filter((seat) => !hasNamedAnother(meeting, seat));
  return wanted.find((seat) => seats.includes(seat) && isFree(seat)) ?? null;
}

/** A member who named somebody else for this date has chosen. */
function hasNamedAnother(meeting: MeetingWithPeople, memberId: string): boolean {
  const invitation = meeting.invitations.find((one) => one.personId === memberId);
  return invitation?.answerVersion === meeting.dateVersion && invitation.answer === 'substitute';
}
