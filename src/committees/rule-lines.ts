import type { Translator } from '../conversation/language.ts';
import type { CommitteeKind } from '../store/generated/enums.ts';
import type { CommitteeRules } from './committee-rules.ts';
import { quorumNeeded } from './quorum-needed.ts';

/**
 * @param rules of a committee of this kind: a steering committee alone reports to the executive body (C20)
 * @param votingMembers who vote today
 * @returns the standing orders as sentences, the quorum in numbers; in a group where nobody votes, nothing about voices
 */
export function ruleLines(
  t: Translator,
  kind: CommitteeKind,
  rules: CommitteeRules,
  votingMembers: number,
): string[] {
  const sentences = [...ruleSentences(t, kind, rules, votingMembers)];
  const votes = votingMembers > 0 || kind === 'copil' || kind === 'executive';
  return sentences.filter(([about]) => votes || !aboutVoices.has(about)).map(([, sentence]) => sentence);
}

/** @returns what the standing orders say from now on, with what they said until now; only where it differs */
export function ruleChanges(
  t: Translator,
  kind: CommitteeKind,
  { before, after }: { before: CommitteeRules; after: CommitteeRules },
  votingMembers: number,
): { now: string | null; until: string | null }[] {
  const until = ruleSentences(t, kind, before, votingMembers);
  const now = ruleSentences(t, kind, after, votingMembers);
  return [...new Set([...now.keys(), ...until.keys()])]
    .map((about) => ({ now: now.get(about) ?? null, until: until.get(about) ?? null }))
    .filter((one) => one.now !== one.until);
}

/** What only matters where somebody votes. */
const aboutVoices: ReadonlySet<string> = new Set(['quorum', 'proxy', 'castingVote', 'secondCall']);

/** One sentence by what it is about. */
function ruleSentences(
  t: Translator,
  kind: CommitteeKind,
  rules: CommitteeRules,
  votingMembers: number,
): Map<string, string> {
  const needed = quorumNeeded(votingMembers, rules.quorum);
  return new Map([
    ['quorum', t('committee.rule.quorum', { quorum: rules.quorum, needed, members: votingMembers })],
    ['proxy', t(rules.proxy ? 'committee.rule.proxy' : 'committee.rule.noProxy')],
    [
      'castingVote',
      rules.castingVote
        ? t('committee.rule.castingVote', { substitute: rules.substituteCasts })
        : t('committee.rule.noCastingVote'),
    ],
    ['notice', t('committee.rule.notice', { days: rules.noticeDays })],
    ...(rules.quorum === 'none'
      ? []
      : [['secondCall', t('committee.rule.secondCall', { days: rules.secondCallDays })] as const]),
    ['tacit', t('committee.rule.tacit', { days: rules.tacitDays })],
    ...(rules.sponsorRequired ? [['sponsor', t('committee.rule.sponsorRequired')] as const] : []),
    ['late', t('committee.rule.late', { lead: rules.leadAfterDays, chair: rules.chairAfterDays })],
    ...(kind === 'copil'
      ? [['report', t('committee.rule.report', { days: rules.reportDays })] as const]
      : []),
  ]);
}
