import type { Block } from '../../conversation/card.ts';
import type { Translator } from '../../conversation/language.ts';
import { ruleName } from '../ledger/rule-name.ts';

/** « annonce un mois avant : 61 messages », the most frequent first. @param rules how many messages of each, by code */
export function heldKinds(rules: Readonly<Record<string, number>>, t: Translator): Block[] {
  const kinds = new Map<string, number>();
  for (const [rule, count] of Object.entries(rules)) {
    const kind = ruleName(rule, t);
    kinds.set(kind, (kinds.get(kind) ?? 0) + count);
  }
  if (kinds.size === 0) return [];
  const items = [...kinds]
    .toSorted(([, one], [, other]) => other - one)
    .map(([kind, count]) => ({ text: t('overview.pause.kind', { kind, count }) }));
  return [{ kind: 'list', heading: t('overview.pause.kinds'), items }];
}
