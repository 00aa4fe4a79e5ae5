import type { Translator } from '../conversation/language.ts';
import type { CommitteeRules } from './committee-rules.ts';
import { quorumNeeded } from './quorum-needed.ts';

/** @returns the standing orders as sentences, the quorum in numbers. @param votingMembers who vote today */
export function ruleLines(t: Translator, rules: CommitteeRules, votingMembers: number): string[] {
  const needed = quorumNeeded(votingMembers, rules.quorum);
  return [
    t('committee.rule.quorum', { quorum: rules.quorum, needed, members: votingMembers }),
    t(rules.proxy ? 'committee.rule.proxy' : 'committee.rule.noProxy'),
    rules.castingVote
      ? t('committee.rule.castingVote', { substitute: rules.substituteCasts })
      : t('committee.rule.noCastingVote'),
    t('committee.rule.notice', { days: rules.noticeDays }),
    ...(rules.quorum === 'none' ? [] : [t('committee.rule.secondCall', { days: rules.secondCallDays })]),
    t('committee.rule.tacit', { days: rules.tacitDays }),
    ...(rules.sponsorRequired ? [t('committee.rule.sponsorRequired')] : []),
    t('committee.rule.late', { lead: rules.leadAfterDays, chair: rules.chairAfterDays }),
  ];
}
