import type { ListItem } from '../../../conversation/card.ts';
import type { Translator } from '../../../conversation/language.ts';
import type { PlannedSite } from '../plan.ts';
import { conflictItem, conflictText } from './check-words.ts';
import type { Conflict } from './conflict.ts';
import { kindOf } from './conflicts-of.ts';

/** Lines of one kind that are read before the next kind; one more would save nothing. */
const linesOfKind = 4;
/** Codes that a line names. */
const codesNamed = 8;

/** One line of a list: every site of which the same is to be said. */
interface Line {
  conflict: Conflict;
  sites: readonly PlannedSite[];
}

/**
 * Forty sites have the same trouble forty times: sites of which the same is said share a line, and what is left of a kind is
 * counted, with its sites.
 *
 * @param conflicts as `conflictsOf` orders them
 */
export function foldedConflicts(conflicts: readonly Conflict[], t: Translator): ListItem[] {
  const byKind = Map.groupBy(conflicts, kindOf);
  return [...byKind.values()].flatMap((of): ListItem[] => {
    const lines = linesOf(of, t);
    if (lines.length <= linesOfKind + 1) return lines.map((line) => itemOf(line, t));
    const left = once(lines.slice(linesOfKind).flatMap(({ sites }) => sites));
    const shown = lines.slice(0, linesOfKind).map((line) => itemOf(line, t));
    const text = t('deployment.check.more', { count: left.length, sites: codesOf(left, t) });
    return [...shown, { text, tone: shown[0]?.tone }];
  });
}

function linesOf(conflicts: readonly Conflict[], t: Translator): Line[] {
  const alike = Map.groupBy(conflicts, (conflict) => conflictText(conflict, t));
  return [...alike.values()].map((same) => ({
    conflict: same[0] as Conflict,
    sites: once(same.flatMap(({ sites }) => sites)),
  }));
}

function itemOf({ conflict, sites }: Line, t: Translator): ListItem {
  return conflictItem(conflict, t, codesOf(sites, t));
}

function codesOf(sites: readonly PlannedSite[], t: Translator): string {
  const codes = sites.map(({ code }) => code);
  if (codes.length <= codesNamed + 1) return codes.join(', ');
  const named = codes.slice(0, codesNamed).join(', ');
  return t('deployment.check.sites', { sites: named, count: codes.length - codesNamed });
}

function once(sites: readonly PlannedSite[]): PlannedSite[] {
  return [...new Map(sites.map((site) => [site.id, site])).values()];
}
