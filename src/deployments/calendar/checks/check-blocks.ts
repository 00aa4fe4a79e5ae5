import type { Block } from '../../../conversation/card.ts';
import type { Translator } from '../../../conversation/language.ts';
import { findingItem } from './check-words.ts';
import type { Conflict } from './conflict.ts';
import { foldedConflicts } from './folded-conflicts.ts';
import type { Bound, RealismFinding } from './realism.ts';

const bounds: readonly Bound[] = ['tight', 'spread'];

/** @returns the two bounds, each with what lies beyond it, or that nothing does (C29) */
export function realismBlocks(findings: readonly RealismFinding[], t: Translator): Block[] {
  if (findings.length === 0)
    return [{ kind: 'notice', tone: 'success', text: t('deployment.check.realistic') }];
  // @keys deployment.check.bound.*
  return bounds.flatMap((bound): Block[] => {
    const of = findings.filter((finding) => finding.bound === bound);
    if (of.length === 0) return [];
    return [
      {
        kind: 'list',
        heading: t(`deployment.check.bound.${bound}`),
        items: of.map((finding) => findingItem(finding, t)),
      },
    ];
  });
}

/** @returns what does not fit, the blocking points first, each weight under its heading; what repeats is folded */
export function conflictBlocks(conflicts: readonly Conflict[], t: Translator): Block[] {
  if (conflicts.length === 0)
    return [{ kind: 'notice', tone: 'success', text: t('deployment.check.noConflict') }];
  // @keys deployment.check.weight.*
  return (['blocking', 'watch'] as const).flatMap((weight): Block[] => {
    const of = conflicts.filter((conflict) => conflict.weight === weight);
    if (of.length === 0) return [];
    return [
      {
        kind: 'list',
        heading: t(`deployment.check.weight.${weight}`, { count: of.length }),
        items: foldedConflicts(of, t),
      },
    ];
  });
}
