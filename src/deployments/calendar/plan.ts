/** The forecast calendar as the checks and the picture see it: sites, phases, constraints; nothing here reads or writes. */
import type { WorkingCalendar } from '../../delivery/timeline.ts';
import type {
  ConstraintKind,
  DeploymentState,
  MilestonePhase,
  MilestoneState,
  ReferentKind,
  ReferentState,
} from '../../store/generated/enums.ts';
import { followsGoLive } from '../follows-go-live.ts';

export interface PlannedPhase {
  phase: MilestonePhase;
  startsOn: Temporal.PlainDate | null;
  endsOn: Temporal.PlainDate | null;
  doneOn: Temporal.PlainDate | null;
  state: MilestoneState;
  /** Who answers for it, in words. */
  owner: string | null;
  /** Phases that must end before it starts. */
  after: readonly MilestonePhase[];
}

export interface PlannedReferent {
  personId: string;
  name: string;
  kind: ReferentKind;
  state: ReferentState;
  /** First day on which they no longer are; null: no end is known. */
  until: Temporal.PlainDate | null;
}

export interface PlannedSite {
  id: string;
  deploymentId: string;
  code: string;
  name: string;
  organisationId: string;
  pilot: boolean;
  state: DeploymentState;
  goLive: Temporal.PlainDate | null;
  /** Who trains; without names the organisation is one team (4.4b). */
  trainers: readonly string[];
  phases: readonly PlannedPhase[];
  referents: readonly PlannedReferent[];
  /** Closed days of its organisation, and its own. */
  calendar: WorkingCalendar;
}

/** A site whose go-live is known. */
export type DatedSite = PlannedSite & { goLive: Temporal.PlainDate };

export interface PlannedConstraint {
  id: string;
  kind: ConstraintKind;
  label: string;
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
  hard: boolean;
  confirmed: boolean;
  /** Null, and no site either: the whole project. */
  organisationId: string | null;
  siteId: string | null;
}

export interface PlannedMeeting {
  title: string;
  on: Temporal.PlainDate;
}

/** Time that somebody gives to the project, in percent of a full-time job. */
export interface TimeGiven {
  personId: string;
  name: string;
  percent: number;
  from: Temporal.PlainDate | null;
  /** First day without it. */
  until: Temporal.PlainDate | null;
}

export interface CalendarPlan {
  /** The earliest go-live first, those without a date last. */
  sites: readonly PlannedSite[];
  constraints: readonly PlannedConstraint[];
  meetings: readonly PlannedMeeting[];
  time: readonly TimeGiven[];
}

/** The order of a calendar: go-live, then code. */
export function byGoLive(one: PlannedSite, other: PlannedSite): number {
  if (one.goLive && other.goLive) {
    const order = Temporal.PlainDate.compare(one.goLive, other.goLive);
    if (order !== 0) return order;
  } else if (one.goLive || other.goLive) return one.goLive ? -1 : 1;
  return one.code < other.code ? -1 : 1;
}

function isDated(site: PlannedSite): site is DatedSite {
  return site.goLive !== null;
}

/** @returns the sites that are still to be gone through: not closed, with a go-live */
export function openSites({ sites }: Pick<CalendarPlan, 'sites'>): DatedSite[] {
  return sites.filter((site) => site.state !== 'closed').filter(isDated);
}

/** @returns whether a constraint weighs on a site: its own, its organisation's or the whole project's */
export function concerns(constraint: PlannedConstraint, site: PlannedSite): boolean {
  if (constraint.siteId !== null) return constraint.siteId === site.id;
  return constraint.organisationId === null || constraint.organisationId === site.organisationId;
}

/** @returns whether a period, both days included, holds that day */
export function holds(
  period: { from: Temporal.PlainDate; to: Temporal.PlainDate },
  day: Temporal.PlainDate,
): boolean {
  return Temporal.PlainDate.compare(period.from, day) <= 0 && Temporal.PlainDate.compare(day, period.to) <= 0;
}

/**
 * The same calendar with another go-live for one site, for who weighs a change: the phases that follow it move by as many
 * days.
 *
 * @param goLive null: no date any more
 */
export function withGoLive(
  plan: CalendarPlan,
  siteId: string,
  goLive: Temporal.PlainDate | null,
): CalendarPlan {
  const sites = plan.sites.map((site) => (site.id === siteId ? moved(site, goLive) : site));
  return { ...plan, sites: sites.toSorted(byGoLive) };
}

function moved(site: PlannedSite, goLive: Temporal.PlainDate | null): PlannedSite {
  if (!goLive || !site.goLive) return { ...site, goLive };
  const shift = site.goLive.until(goLive);
  const phases = site.phases.map((phase) =>
    followsGoLive(phase)
      ? {
          ...phase,
          startsOn: phase.startsOn?.add(shift) ?? null,
          endsOn: phase.endsOn?.add(shift) ?? null,
        }
      : phase,
  );
  return { ...site, goLive, phases };
}
