/** The seat somebody is to have in a committee: what is said, over what was, over what is usual there. */
import type { Committee, Membership } from '../store/generated/client.ts';
import type { MemberReading } from './member-reading.ts';
import { rolesAsked, storedRoles, usuallyVotes } from './seat-roles.ts';

export interface WantedSeat {
  roles: string[];
  voting: boolean;
  sponsor: boolean;
}

export interface SaidSeat {
  role?: string;
  voting?: 'yes' | 'no';
  sponsor?: 'yes' | 'no';
}

/** @param before null for who does not sit there */
export function wantedSeat(
  { kind }: Pick<Committee, 'kind'>,
  before: Pick<Membership, 'roles' | 'voting' | 'sponsor'> | null,
  said: SaidSeat,
  { also }: Pick<MemberReading, 'also'>,
): WantedSeat {
  const roles = rolesAsked(kind, before?.roles ?? [], said.role, also);
  const chairs = roles.includes('PRES');
  const voting = said.voting
    ? said.voting === 'yes'
    : before && !chairs
      ? before.voting
      : chairs || usuallyVotes(kind, roles);
  const sponsor = said.sponsor ? said.sponsor === 'yes' : (before?.sponsor ?? false) || chairs;
  return { roles: storedRoles(roles, voting), voting, sponsor };
}
