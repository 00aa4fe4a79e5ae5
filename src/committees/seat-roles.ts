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
export function usualRole(kind: CommitteeKind): MembershipRole {
  return groups.has(kind) ? 'GT' : 'MEM';
}

/** @returns whether such a newcomer votes when nothing is said: members do, the secretary, experts and groups do not. */
export function usuallyVotes(kind: CommitteeKind, roles: readonly string[]): boolean {
  if (groups.has(kind)) return false;
  return kind === 'executive' || roles.some((role) => !advising.has(role));
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
