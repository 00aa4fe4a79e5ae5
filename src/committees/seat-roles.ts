/** Which roles a membership carries (domain.md 4.5): pure rules. */
import type { membershipRoles } from '../people/roles.ts';
import type { CommitteeKind } from '../store/generated/enums.ts';

export type MembershipRole = (typeof membershipRoles)[number];

/** One person at a time holds each of these; a successor takes it over (S2-03). */
export const soleRoles = ['PRES', 'LF', 'LT'] as const;

/** Roles that do not vote unless it is said. */
const advising = new Set<string>(['SEC', 'EXP', 'EXEC']);
const groups = new Set<CommitteeKind>(['group', 'workingGroup']);

/** @returns the role of who joins without one: a member, in a group one of the group. */
function usualRole(kind: CommitteeKind): MembershipRole {
  return groups.has(kind) ? 'GT' : 'MEM';
}

/** @returns whether such a newcomer votes when nothing is said: members do, the secretary, experts and groups do not. */
export function usuallyVotes(kind: CommitteeKind, roles: readonly string[]): boolean {
  if (groups.has(kind)) return false;
  return kind === 'executive' || roles.some((role) => !advising.has(role));
}

/**
 * A role is added to those somebody holds: nobody loses one because they are given another. A plain member has no other.
 *
 * @param also the other roles when they are listed; an empty list takes them all away
 */
export function rolesAsked(
  kind: CommitteeKind,
  held: readonly string[],
  role: string | undefined,
  also: readonly string[] | undefined,
): string[] {
  const sole: readonly string[] = soleRoles;
  if (role && also) return [role, ...also];
  if (role === 'MEM' || role === usualRole(kind)) return [role];
  if (role) return [role, ...held];
  if (also?.length === 0) return held.filter((one) => sole.includes(one));
  return held.length > 0 || also ? [...held, ...(also ?? [])] : [usualRole(kind)];
}

/** @returns the roles somebody holds and will not hold any more; a vote is no role */
export function rolesLost(held: readonly string[], kept: readonly string[]): string[] {
  return held.filter((role) => role !== 'MEM' && !kept.includes(role));
}

/** @returns the roles as they are stored: who votes is a member beside any role but the chair's, who does not is not. */
export function storedRoles(roles: readonly string[], voting: boolean): string[] {
  const own = [...new Set(roles)].filter((role) => role !== 'MEM');
  if (voting && !own.includes('PRES')) return [...own, 'MEM'];
  return own.length > 0 ? own : ['MEM'];
}

/** @returns what is left of somebody's roles when others take theirs over. */
export function withoutRoles(roles: readonly string[], taken: readonly string[], voting: boolean): string[] {
  return storedRoles(
    roles.filter((role) => !taken.includes(role)),
    voting,
  );
}
