import { formatDate, formatList } from '../conversation/format.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { DatedSite } from '../sites/read-sites.ts';

/** Sites named in a sentence. */
const shownSites = 3;

/** The first sites by name, with their go-live, and how many more there are. */
export function firstSites(
  { t, locale }: DomainTurn,
  sites: readonly DatedSite[],
): { sites: string; more: number } {
  const names = sites.slice(0, shownSites).map(({ name, goLive }) => {
    const day = goLive && formatDate(goLive, locale, { weekday: false });
    return day ? t('committee.close.site', { name, day }) : name;
  });
  return { sites: formatList(names, locale), more: Math.max(0, sites.length - shownSites) };
}
