import type { Block } from '../conversation/card.ts';
import type { Translator } from '../conversation/language.ts';
import { isOpenMembership } from '../people/membership.ts';
import type { Committee } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import type { CommitteeRules } from './committee-rules.ts';
import { readCommittee } from './read-committee.ts';
import { ruleChanges } from './rule-lines.ts';

/** What the standing orders say from now on, and what they said. @param day on which the voting members are counted */
export async function ruleChangeBlocks(
  tx: Transaction,
  t: Translator,
  { id, kind }: Pick<Committee, 'id' | 'kind'>,
  rules: { before: CommitteeRules; after: CommitteeRules },
  day: Temporal.PlainDate,
): Promise<Block[]> {
  const { memberships } = await readCommittee(tx, id, day);
  const voting = memberships.filter((seat) => seat.voting && isOpenMembership(seat, day)).length;
  const changes = ruleChanges(t, kind, rules, voting);
  return (['now', 'until'] as const).flatMap((when): Block[] => {
    const items = changes.flatMap((change) => (change[when] === null ? [] : [{ text: change[when] }]));
    return items.length > 0 ? [{ kind: 'list', heading: t(`committee.rules.${when}`), items }] : [];
  });
}
