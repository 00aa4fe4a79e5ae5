import type { Translator } from '../conversation/language.ts';
import type { CommitteeKind } from '../store/generated/enums.ts';
import type { CommitteeRules } from './committee-rules.ts';
import { quorumNeeded } from './quorum-needed.ts';

/**
 * @param rules of a committee of this kind: a steering committee alone reports to the executive body (C20)
 * @param votingMembers who vote today
 * @returns the standing orders as sentences, the quorum in numbers
 */
export function ruleLines(
  t: Translator,
  kind: CommitteeKind,
  rules: CommitteeRules,
  votingMembers: number,
): string[] {
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
    ...(kind === 'copil' ? [t('committee.rule.report', { days: rules.reportDays })] : []),
  ];
}
