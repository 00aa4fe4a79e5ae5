import type { ConstraintKind } from '../../../store/generated/enums.ts';
import {
  type CalendarPlan,
  concerns,
  type DatedSite,
  holds,
  openSites,
  type PlannedConstraint,
} from '../plan.ts';
import type { Conflict } from './conflict.ts';
import { keyDays, measureDay, measureDays } from './days-of-site.ts';

/**
 * What a period takes from a site, by its kind. A freeze forbids go-lives and trainings, not messages, and a measure in it is
 * worth little (4.4b); nobody has time for a new software during an evaluation; another institutional project has its own day.
 * A closure is no line of this table: it closes days.
 */
const takes: Partial<Record<ConstraintKind, { days: 'all' | readonly number[]; training: boolean }>> = {
  freeze: { days: [0, measureDays], training: true },
  externalEvaluation: { days: 'all', training: true },
  leave: { days: [0], training: true },
  institutionalProject: { days: [0], training: false },
};

/** @returns what stands in a period that leaves no room for it, from a day on */
export function periodConflicts(plan: CalendarPlan, today: Temporal.PlainDate): Conflict[] {
  return openSites(plan).flatMap((site) =>
    plan.constraints
      .filter((constraint) => concerns(constraint, site))
      .flatMap((constraint) => [
        ...inPeriod(site, constraint, today),
        ...afterDeadline(site, constraint, today),
        ...opinionAwaited(site, constraint, today),
      ]),
  );
}

function inPeriod(site: DatedSite, constraint: PlannedConstraint, today: Temporal.PlainDate): Conflict[] {
  const taken = takes[constraint.kind];
  if (!taken || before(constraint.to, today)) return [];
  const days = keyDays(site).filter(
    ({ days, told }) =>
      (taken.days === 'all' || taken.days.includes(days)) && holds(constraint, told) && !before(told, today),
  );
  const training = taken.training ? trainingIn(site, constraint, today) : null;
  if (days.length === 0 && !training) return [];
  // Without a training the go-live or what staff are told is at stake; a training may be laid around the period.
  const weight = constraint.hard && constraint.confirmed && days.length > 0 ? 'blocking' : 'watch';
  return [{ code: 'inPeriod', weight, sites: [site], constraint, days, training }];
}

/** The days of the training that the period takes. */
function trainingIn(site: DatedSite, { from, to }: PlannedConstraint, today: Temporal.PlainDate) {
  const training = site.phases.find(({ phase }) => phase === 'training');
  if (!training?.startsOn || !training.endsOn) return null;
  if (training.state === 'done' || training.state === 'notApplicable') return null;
  const first = later(training.startsOn, from);
  const last = before(training.endsOn, to) ? training.endsOn : to;
  if (before(last, first) || before(last, today)) return null;
  return { from: first, to: last };
}

function afterDeadline(
  site: DatedSite,
  constraint: PlannedConstraint,
  today: Temporal.PlainDate,
): Conflict[] {
  if (constraint.kind !== 'agreementDeadline') return [];
  const on = measureDay(site);
  if (!before(constraint.to, on) || before(on, today)) return [];
  const weight = constraint.hard && constraint.confirmed ? 'blocking' : 'watch';
  const started = before(constraint.to, site.goLive);
  return [{ code: 'afterDeadline', weight, sites: [site], constraint, on, started }];
}

/** The works council is heard before the first go-live it is about (F-17). */
function opinionAwaited(
  site: DatedSite,
  constraint: PlannedConstraint,
  today: Temporal.PlainDate,
): Conflict[] {
  const late = before(site.goLive, constraint.to) || !constraint.confirmed;
  if (constraint.kind !== 'worksCouncil' || !late || before(site.goLive, today)) return [];
  return [{ code: 'opinionAwaited', weight: 'blocking', sites: [site], constraint }];
}

function before(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(one, other) < 0;
}

function later(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return before(one, other) ? other : one;
}
