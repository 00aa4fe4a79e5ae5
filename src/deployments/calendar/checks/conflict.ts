import type { MilestonePhase, ReferentKind } from '../../../store/generated/enums.ts';
import type { DatedSite, PlannedConstraint, PlannedMeeting, PlannedSite } from '../plan.ts';
import type { DayOfSite } from './days-of-site.ts';

/** - `blocking`: it cannot stay so; `watch`: somebody should know. */
export type Weight = 'blocking' | 'watch';

/** What does not fit in the calendar (C28, domain.md 5.2), by what it is about. */
export type Conflict =
  | { code: 'noDate'; weight: Weight; sites: [PlannedSite] }
  /** The go-live is on a weekend, a public holiday or a declared closure. */
  | { code: 'goLiveClosed'; weight: Weight; sites: [DatedSite] }
  /** Days of the site, or its training, stand in a period that leaves no room for them. */
  | {
      code: 'inPeriod';
      weight: Weight;
      sites: [DatedSite];
      constraint: PlannedConstraint;
      days: DayOfSite[];
      /** Days of the training that the period takes; null: none. */
      training: { from: Temporal.PlainDate; to: Temporal.PlainDate } | null;
    }
  /** The measure a month after the go-live comes after a deadline; `started`: the go-live itself does. */
  | {
      code: 'afterDeadline';
      weight: Weight;
      sites: [DatedSite];
      constraint: PlannedConstraint;
      on: Temporal.PlainDate;
      started: boolean;
    }
  /** What is told before the go-live is told earlier, for a holiday or a closure; `beside`: what is told that day already. */
  | { code: 'movedBack'; weight: Weight; sites: [DatedSite]; day: DayOfSite; beside: number[] }
  | { code: 'measureClosed'; weight: Weight; sites: [DatedSite]; on: Temporal.PlainDate }
  | { code: 'meetingOnGoLive'; weight: Weight; sites: [DatedSite]; meeting: PlannedMeeting }
  /** `asked`: who was named and has not said yes. */
  | {
      code: 'referentMissing';
      weight: Weight;
      sites: [DatedSite];
      kind: ReferentKind;
      asked: string | null;
    }
  | { code: 'referentShared'; weight: Weight; sites: DatedSite[]; name: string }
  /** Two of a referent's sites go live within a week. */
  | { code: 'referentSameWeek'; weight: Weight; sites: [DatedSite, DatedSite]; name: string; days: number }
  | { code: 'opinionAwaited'; weight: Weight; sites: [DatedSite]; constraint: PlannedConstraint }
  /** A phase starts before one it waits for has ended. */
  | {
      code: 'phaseOrder';
      weight: Weight;
      sites: [PlannedSite];
      phase: MilestonePhase;
      startsOn: Temporal.PlainDate;
      awaited: MilestonePhase;
      endsOn: Temporal.PlainDate;
    };
