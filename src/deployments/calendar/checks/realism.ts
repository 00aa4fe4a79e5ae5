/**
 * Is the calendar realistic? Two bounds (S0-11, S3-23, S3-24; C29; domain.md 4.4): steps too short or too close, and steps so far
 * apart that teams lose heart. Pure.
 */
import type { MilestonePhase } from '../../../store/generated/enums.ts';
import {
  type CalendarPlan,
  concerns,
  type DatedSite,
  holds,
  openSites,
  type PlannedSite,
  type TimeGiven,
} from '../plan.ts';
import { measureDay } from './days-of-site.ts';

/** The defaults of domain.md 4.4, proposed there. Working days unless said otherwise. */
export const realismDefaults = {
  leastDays: { dataRecovery: 20, configuration: 20, training: 10 } as Partial<Record<MilestonePhase, number>>,
  leastAfterAcceptance: 5,
  leastBetweenGoLives: 10,
  /** Percent of a person's time. */
  mostTime: 80,
  /** Calendar days, frozen ones left out. */
  mostBetweenGoLives: 90,
  mostMonths: 24,
  /** Calendar days from the end of the training to the go-live. */
  mostAfterTraining: 21,
} as const;

/** - `tight`: « Sous-estimé »; `spread`: « Trop étalé ». */
export type Bound = 'tight' | 'spread';

export type RealismFinding =
  | {
      code: 'phaseShort';
      bound: Bound;
      sites: [PlannedSite];
      phase: MilestonePhase;
      days: number;
      least: number;
    }
  | { code: 'acceptanceLate'; bound: Bound; sites: [DatedSite]; days: number; least: number }
  | { code: 'goLivesClose'; bound: Bound; sites: [DatedSite, DatedSite]; days: number; least: number }
  | {
      code: 'overloaded';
      bound: Bound;
      sites: [];
      name: string;
      percent: number;
      on: Temporal.PlainDate | null;
    }
  | { code: 'goLivesApart'; bound: Bound; sites: [DatedSite, DatedSite]; days: number }
  | { code: 'projectLong'; bound: Bound; sites: []; months: number }
  | { code: 'trainingEarly'; bound: Bound; sites: [DatedSite]; days: number };

/** @param today steps that ended before it are not judged any more */
export function realismOf(plan: CalendarPlan, today: Temporal.PlainDate): RealismFinding[] {
  const sites = openSites(plan);
  return [
    ...sites.flatMap((site) => phasesOf(site, today)),
    ...goLivesClose(plan, sites, today),
    ...overloaded(plan.time, today),
    ...goLivesApart(plan, sites, today),
    ...projectLong(plan),
  ];
}

function phasesOf(site: DatedSite, today: Temporal.PlainDate): RealismFinding[] {
  return site.phases.flatMap(({ phase, startsOn, endsOn, state }): RealismFinding[] => {
    if (!startsOn || !endsOn || state === 'done' || state === 'notApplicable') return [];
    if (Temporal.PlainDate.compare(endsOn, today) < 0) return [];
    const least = realismDefaults.leastDays[phase];
    const days = openDays(site, startsOn, endsOn);
    const short: RealismFinding[] =
      least && days < least
        ? [{ code: 'phaseShort', bound: 'tight', sites: [site], phase, days, least }]
        : [];
    if (phase === 'acceptance') return [...short, ...acceptanceLate(site, endsOn)];
    return phase === 'training' ? [...short, ...trainingEarly(site, endsOn)] : short;
  });
}

function acceptanceLate(site: DatedSite, endsOn: Temporal.PlainDate): RealismFinding[] {
  const least = realismDefaults.leastAfterAcceptance;
  const days = openDays(site, endsOn.add({ days: 1 }), site.goLive);
  return days < least ? [{ code: 'acceptanceLate', bound: 'tight', sites: [site], days, least }] : [];
}

function trainingEarly(site: DatedSite, endsOn: Temporal.PlainDate): RealismFinding[] {
  const { days } = endsOn.until(site.goLive, { largestUnit: 'day' });
  return days > realismDefaults.mostAfterTraining
    ? [{ code: 'trainingEarly', bound: 'spread', sites: [site], days }]
    : [];
}

/** Without named trainers an organisation is one team; the first day does not count and the second does (4.4b). */
function goLivesClose(
  plan: CalendarPlan,
  sites: readonly DatedSite[],
  today: Temporal.PlainDate,
): RealismFinding[] {
  const least = realismDefaults.leastBetweenGoLives;
  return sites.flatMap((second, index): RealismFinding[] => {
    const first = sites.slice(0, index).findLast((one) => sameTeam(one, second));
    if (!first || Temporal.PlainDate.compare(second.goLive, today) < 0) return [];
    const days = unfrozen(plan, second, first.goLive.add({ days: 1 }), second.goLive).filter((day) =>
      second.calendar.isOpen(day),
    ).length;
    return days < least
      ? [{ code: 'goLivesClose', bound: 'tight', sites: [first, second], days, least }]
      : [];
  });
}

function sameTeam(one: DatedSite, other: DatedSite): boolean {
  const trainers = new Set(other.trainers);
  if (one.trainers.length > 0 && trainers.size > 0) return one.trainers.some((name) => trainers.has(name));
  return one.organisationId === other.organisationId;
}

function goLivesApart(
  plan: CalendarPlan,
  sites: readonly DatedSite[],
  today: Temporal.PlainDate,
): RealismFinding[] {
  return sites.slice(1).flatMap((second, index): RealismFinding[] => {
    const first = sites[index] as DatedSite;
    if (Temporal.PlainDate.compare(second.goLive, today) < 0) return [];
    const days = unfrozen(plan, second, first.goLive.add({ days: 1 }), second.goLive).length;
    return days > realismDefaults.mostBetweenGoLives
      ? [{ code: 'goLivesApart', bound: 'spread', sites: [first, second], days }]
      : [];
  });
}

/** From the first phase of all to the last measure. */
function projectLong({ sites }: CalendarPlan): RealismFinding[] {
  const dated = sites.filter((site): site is DatedSite => site.goLive !== null);
  const starts = dated.flatMap((site) => [
    site.goLive,
    ...site.phases.flatMap(({ startsOn }) => startsOn ?? []),
  ]);
  const [first] = starts.toSorted(Temporal.PlainDate.compare);
  const last = dated.map(measureDay).toSorted(Temporal.PlainDate.compare).at(-1);
  if (!first || !last) return [];
  if (Temporal.PlainDate.compare(first.add({ months: realismDefaults.mostMonths }), last) >= 0) return [];
  return [
    {
      code: 'projectLong',
      bound: 'spread',
      sites: [],
      months: first.until(last, { largestUnit: 'month' }).months,
    },
  ];
}

/** The day on which somebody gives most, where that is too much. */
function overloaded(time: readonly TimeGiven[], today: Temporal.PlainDate): RealismFinding[] {
  const people = Map.groupBy(time, ({ personId }) => personId);
  return [...people.values()].flatMap((given): RealismFinding[] => {
    const days = [today, ...given.flatMap(({ from }) => from ?? [])].filter(
      (day) => Temporal.PlainDate.compare(day, today) >= 0,
    );
    const loads = days
      .toSorted(Temporal.PlainDate.compare)
      .map((day) => ({ day, percent: sumOn(given, day) }));
    const most = loads.reduce((top, one) => (one.percent > top.percent ? one : top));
    if (most.percent <= realismDefaults.mostTime) return [];
    const on = most.day.equals(today) ? null : most.day;
    return [
      {
        code: 'overloaded',
        bound: 'tight',
        sites: [],
        name: given[0]?.name ?? '',
        percent: most.percent,
        on,
      },
    ];
  });
}

function sumOn(given: readonly TimeGiven[], day: Temporal.PlainDate): number {
  return given
    .filter(
      ({ from, until }) =>
        (from === null || Temporal.PlainDate.compare(from, day) <= 0) &&
        (until === null || Temporal.PlainDate.compare(day, until) < 0),
    )
    .reduce((sum, { percent }) => sum + percent, 0);
}

/** Days that no freeze of the site covers, both ends included. */
function unfrozen(
  { constraints }: CalendarPlan,
  site: PlannedSite,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Temporal.PlainDate[] {
  const freezes = constraints.filter((one) => one.kind === 'freeze' && concerns(one, site));
  return daysFrom(from, to).filter((day) => !freezes.some((freeze) => holds(freeze, day)));
}

function openDays({ calendar }: PlannedSite, from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  return daysFrom(from, to).filter((day) => calendar.isOpen(day)).length;
}

function daysFrom(from: Temporal.PlainDate, to: Temporal.PlainDate): Temporal.PlainDate[] {
  const count = from.until(to, { largestUnit: 'day' }).days + 1;
  return Array.from({ length: Math.max(0, count) }, (_, days) => from.add({ days }));
}
