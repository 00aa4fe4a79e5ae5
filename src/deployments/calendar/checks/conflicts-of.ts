import type { CalendarPlan } from '../plan.ts';
import type { Conflict } from './conflict.ts';
import { dayConflicts } from './day-conflicts.ts';
import { periodConflicts } from './period-conflicts.ts';
import { phaseConflicts } from './phase-conflicts.ts';
import { referentConflicts } from './referent-conflicts.ts';

/** Kinds of conflicts, the gravest first: the day itself, what must come before it, who is there, what only moves a message. */
const kinds = [
  'goLiveClosed',
  'goLiveInPeriod',
  'goLiveAfterDeadline',
  'goLiveTooEarly',
  'opinionAwaited',
  'meetingOnGoLive',
  'measureAfterDeadline',
  'daysInPeriod',
  'phaseOrder',
  'referentMissing',
  'referentSameWeek',
  'trainingInPeriod',
  'referentShared',
  'noDate',
  'movedBack',
  'measureClosed',
] as const;
type Kind = (typeof kinds)[number];

/** @returns what a conflict is about: the same period is graver for a go-live than for a training */
export function kindOf(conflict: Conflict): Kind {
  switch (conflict.code) {
    case 'inPeriod':
      if (conflict.days.some(({ days }) => days === 0)) return 'goLiveInPeriod';
      return conflict.days.length > 0 ? 'daysInPeriod' : 'trainingInPeriod';
    case 'afterDeadline':
      return conflict.started ? 'goLiveAfterDeadline' : 'measureAfterDeadline';
    case 'phaseOrder':
      return conflict.phase === 'goLive' ? 'goLiveTooEarly' : 'phaseOrder';
    default:
      return conflict.code;
  }
}

/**
 * Everything that does not fit in a calendar (C28, domain.md 5.2): the blocking points first, then by kind, the gravest first, then
 * by go-live. Pure.
 *
 * @param today what lies wholly before it is not said any more
 */
export function conflictsOf(plan: CalendarPlan, today: Temporal.PlainDate): Conflict[] {
  const found = [periodConflicts, dayConflicts, referentConflicts, phaseConflicts].flatMap((check) =>
    check(plan, today),
  );
  const place = new Map(plan.sites.map(({ id }, index) => [id, index]));
  const ranks = (conflict: Conflict) => [
    conflict.weight === 'blocking' ? 0 : 1,
    kinds.indexOf(kindOf(conflict)),
    place.get(conflict.sites[0]?.id ?? '') ?? 0,
  ];
  return found.toSorted((one, other) => {
    const theirs = ranks(other);
    return ranks(one)
      .map((rank, at) => rank - (theirs[at] ?? 0))
      .reduce((first, next) => first || next, 0);
  });
}
