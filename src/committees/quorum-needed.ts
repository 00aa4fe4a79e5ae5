import type { CommitteeRules } from './committee-rules.ts';

/** @returns how many must be present or represented: more than nobody, half rounded up (9 → 5, 8 → 4; C09, F-12). */
export function quorumNeeded(votingMembers: number, rule: CommitteeRules['quorum']): number {
  const share = { half: 2, third: 3, quarter: 4, none: 0 }[rule];
  return share === 0 ? 0 : Math.max(1, Math.ceil(votingMembers / share));
}
