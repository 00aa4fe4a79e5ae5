import type { CalendarVersion } from '../../../store/generated/client.ts';
import { byGoLive, type CalendarPlan, type PlannedSite } from '../plan.ts';
import { type CalendarEntry, readEntries } from './entries.ts';

const read = (day: string | null) => (day === null ? null : Temporal.PlainDate.from(day));

/**
 * The calendar of a version among what surrounds it today: the dates and phases it keeps, with the constraints, the referents and
 * the closed days of now. A site that has left since is left out.
 */
export function planOfVersion(plan: CalendarPlan, version: Pick<CalendarVersion, 'entries'>): CalendarPlan {
  const known = new Map(plan.sites.map((site) => [site.id, site]));
  const sites = readEntries(version.entries).flatMap((entry) => {
    const site = known.get(entry.siteId);
    return site ? [siteOf(entry, site)] : [];
  });
  return { ...plan, sites: sites.toSorted(byGoLive) };
}

function siteOf({ goLive, phases }: CalendarEntry, site: PlannedSite): PlannedSite {
  return {
    ...site,
    goLive: read(goLive),
    phases: phases.map(({ startsOn, endsOn, doneOn, ...phase }) => ({
      ...phase,
      startsOn: read(startsOn),
      endsOn: read(endsOn),
      doneOn: read(doneOn),
      after: site.phases.find((one) => one.phase === phase.phase)?.after ?? [],
    })),
  };
}
