/** What a change takes from a seat and adds to it, so that it fits whatever the seat has become meanwhile: pure rules. */
import { storedRoles } from './seat-roles.ts';
import type { WantedSeat } from './wanted-seat.ts';

/** `voting` and `sponsor` only where they change. */
export interface SeatDelta {
  gained: string[];
  lost: string[];
  voting?: boolean;
  sponsor?: boolean;
}

/** @returns what leads from one seat to the other; that a voter is a member (MEM) follows from the vote */
export function seatDelta(before: WantedSeat, after: WantedSeat): SeatDelta {
  const onlyIn = (one: WantedSeat, other: WantedSeat) =>
    one.roles.filter((role) => role !== 'MEM' && !other.roles.includes(role));
  return {
    gained: onlyIn(after, before),
    lost: onlyIn(before, after),
    ...(after.voting !== before.voting && { voting: after.voting }),
    ...(after.sponsor !== before.sponsor && { sponsor: after.sponsor }),
  };
}

/** @returns the seat after the change; what the change does not name stays */
export function seatWith(seat: WantedSeat, { gained, lost, ...said }: SeatDelta): WantedSeat {
  const voting = said.voting ?? seat.voting;
  const roles = [...gained, ...seat.roles.filter((role) => !lost.includes(role))];
  return { roles: storedRoles(roles, voting), voting, sponsor: said.sponsor ?? seat.sponsor };
}
