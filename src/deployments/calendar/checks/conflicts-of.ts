import type { CalendarPlan } from '../plan.ts';
import type { Conflict } from './conflict.ts';
import { dayConflicts } from './day-conflicts.ts';
import { periodConflicts } from './period-conflicts.ts';
import { phaseConflicts } from './phase-conflicts.ts';
import { referentConflicts } from './referent-conflicts.ts';

/**
 * Everything that does not fit in a calendar (C28, domain.md 5.2), the grave ones first, then by go-live. Pure.
 *
 * @param today what lies wholly before it is not said any more
 */
export function conflictsOf(plan: CalendarPlan, today: Temporal.PlainDate): Conflict[] {
  const found = [periodConflicts, dayConflicts, referentConflicts, phaseConflicts].flatMap((check) =>
    check(plan, today),
  );
  const place = new Map(plan.sites.map(({ id }, index) => [id, index]));
  const rank = ({ weight, sites: [first] }: Conflict) =>
    (weight === 'blocking' ? 0 : plan.sites.length) + (place.get(first?.id ?? '') ?? 0);
  return found.toSorted((one, other) => rank(one) - rank(other));
}
