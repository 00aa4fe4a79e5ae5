import type { Translator } from '../../conversation/language.ts';
import type { SectionOfChanges } from '../changes/change-lines.ts';
import { daysToCheck } from './days-to-check.ts';
import { peopleToCheck } from './people-to-check.ts';
import { type Scope, sitesOf } from './scope.ts';
import { unsentLines } from './unsent.ts';
import { draftLines } from './waiting-drafts.ts';
import { withoutNews } from './without-news.ts';

/**
 * What whoever imports should know and nothing is refused for: what is to be looked at again, what is not sent any more since its
 * moment is past (domain.md 4.3), and which announcements wait. Short for forty sites: sites of which the same is said share a
 * line. Pure.
 *
 * @returns nothing when there is nothing to say
 */
export function remarkSections(scope: Scope, t: Translator): SectionOfChanges[] {
  const sites = sitesOf(scope);
  // @keys exchange.remark.check exchange.remark.unsent exchange.remark.drafts
  const sections = {
    check: [
      ...daysToCheck(scope, sites, t),
      ...peopleToCheck(scope, sites, t),
      ...withoutNews(scope, sites, t),
    ],
    unsent: unsentLines(scope, sites, t),
    drafts: draftLines(scope, sites, t),
  };
  return Object.entries(sections)
    .filter(([, lines]) => lines.length > 0)
    .map(([name, lines]) => ({ title: t(`exchange.remark.${name}`), lines }));
}
