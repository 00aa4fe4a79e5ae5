import { ReferentKind } from '../../../store/generated/enums.ts';
import { dayOfRule } from '../../deployment-timeline.ts';
import { type CalendarPlan, type DatedSite, openSites, type PlannedReferent } from '../plan.ts';
import type { Conflict } from './conflict.ts';

/** Two go-lives of one referent this near, in days, are in one week. */
const weekDays = 7;
/** A referent of a site is still its contact then. */
const afterwardsDays = dayOfRule('D31');

/** @returns sites without a referent of each kind, and referents who serve several, from a day on (5.2, d and e; 5.4) */
export function referentConflicts(plan: CalendarPlan, today: Temporal.PlainDate): Conflict[] {
  const sites = openSites(plan).filter((site) => stillServed(site, today));
  return [...sites.flatMap(missing), ...shared(sites)];
}

function stillServed({ goLive }: DatedSite, today: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(goLive.add({ days: afterwardsDays }), today) >= 0;
}

function missing(site: DatedSite): Conflict[] {
  return Object.values(ReferentKind).flatMap((kind): Conflict[] => {
    const ofKind = site.referents.filter((referent) => referent.kind === kind && servesAt(referent, site));
    if (ofKind.some(({ state }) => state === 'accepted')) return [];
    const asked = ofKind.find(({ state }) => state === 'proposed')?.name ?? null;
    return [{ code: 'referentMissing', weight: asked ? 'watch' : 'blocking', sites: [site], kind, asked }];
  });
}

function servesAt({ until }: PlannedReferent, { goLive }: DatedSite): boolean {
  return until === null || Temporal.PlainDate.compare(goLive, until) < 0;
}

function shared(sites: readonly DatedSite[]): Conflict[] {
  const served = new Map<string, { name: string; sites: DatedSite[] }>();
  for (const site of sites) {
    const accepted = site.referents.filter((one) => one.state === 'accepted' && servesAt(one, site));
    for (const { personId, name } of new Map(accepted.map((one) => [one.personId, one])).values()) {
      const known = served.get(personId) ?? { name, sites: [] };
      served.set(personId, { name, sites: [...known.sites, site] });
    }
  }
  return [...served.values()]
    .filter((one) => one.sites.length > 1)
    .flatMap(({ name, sites: theirs }): Conflict[] => [
      { code: 'referentShared', weight: 'watch', sites: theirs, name },
      ...sameWeek(theirs).map(
        ({ pair, days }): Conflict => ({
          code: 'referentSameWeek',
          weight: 'blocking',
          sites: pair,
          name,
          days,
        }),
      ),
    ]);
}

/** @param sites by go-live */
function sameWeek(sites: readonly DatedSite[]): { pair: [DatedSite, DatedSite]; days: number }[] {
  return sites.slice(1).flatMap((second, index) => {
    const first = sites[index] as DatedSite;
    const { days } = first.goLive.until(second.goLive, { largestUnit: 'day' });
    return days <= weekDays ? [{ pair: [first, second] as [DatedSite, DatedSite], days }] : [];
  });
}
