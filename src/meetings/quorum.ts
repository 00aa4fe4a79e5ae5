/** Quorum and proxies (domain.md C09, F-12): half of the voting members, remote ones and proxies counted. */

export { quorumNeeded } from '../committees/quorum-needed.ts';

export interface QuorumRules {
  /** `none` for committees that vote nothing (COSUIV). */
  quorum: 'half' | 'third' | 'quarter' | 'none';
  proxy: boolean;
}

export interface ProxyFacts {
  giverId: string;
  holderId: string;
}

/**
 * @param attendingVoters voting members who come, in person, remotely or through a substitute, by member's id
 * @returns votes represented: those who come plus one valid proxy per holder who comes
 */
export function votesRepresented(
  attendingVoters: string[],
  proxies: ProxyFacts[],
  rules: QuorumRules,
): number {
  const sitting = new Set(attendingVoters);
  if (!rules.proxy) return sitting.size;
  const holders = new Set<string>();
  for (const { giverId, holderId } of proxies)
    if (!sitting.has(giverId) && sitting.has(holderId)) holders.add(holderId);
  return sitting.size + holders.size;
}

export type ProxyRefusal =
  | 'notAllowed'
  | 'self'
  | 'giverNotVoting'
  | 'holderNotVoting'
  | 'holderTaken'
  | 'giverHolds'
  | 'holderGave'
  | 'holderAway';

/**
 * @param away voting members who said they will not come themselves
 * @returns why a proxy cannot be given, or null (one proxy per member at most, between voting members who come)
 */
export function proxyRefusal(
  proxy: ProxyFacts,
  votingMembers: string[],
  existing: ProxyFacts[],
  rules: QuorumRules,
  away: readonly string[] = [],
): ProxyRefusal | null {
  if (!rules.proxy) return 'notAllowed';
  if (proxy.giverId === proxy.holderId) return 'self';
  if (!votingMembers.includes(proxy.giverId)) return 'giverNotVoting';
  if (!votingMembers.includes(proxy.holderId)) return 'holderNotVoting';
  const others = existing.filter((other) => other.giverId !== proxy.giverId);
  if (others.some((other) => other.holderId === proxy.holderId)) return 'holderTaken';
  if (others.some((other) => other.holderId === proxy.giverId)) return 'giverHolds';
  if (others.some((other) => other.giverId === proxy.holderId)) return 'holderGave';
  return away.includes(proxy.holderId) ? 'holderAway' : null;
}
