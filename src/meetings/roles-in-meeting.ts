import type { Role } from '../people/roles.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { MeetingWithPeople } from './meeting.ts';
import { replacedBy } from './names.ts';

/**
 * Roles that a meeting itself gives: a substitute has the rights of who they replace, for that meeting only (4.5, note 1); its
 * own secretary those of SEC.
 */
export function rolesInMeeting({ actor }: Pick<DomainTurn, 'actor'>, meeting: MeetingWithPeople): Role[] {
  const replaced = replacedBy(meeting, actor.id);
  const membership = meeting.committee.memberships.find((one) => one.personId === replaced);
  const isSecretary = meeting.secretaryId === actor.id;
  return [...((membership?.roles ?? []) as Role[]), ...(isSecretary ? (['SEC'] as const) : [])];
}
