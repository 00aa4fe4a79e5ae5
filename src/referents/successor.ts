import type { WorkingCalendar } from '../delivery/timeline.ts';
import { workingDaysFrom } from '../delivery/working-days.ts';
import type { ReferentKind } from '../store/generated/enums.ts';
import { plainDate } from '../time.ts';

/** Working days to name who follows (C38). */
const workingDays = 5;

/**
 * @param lastDay of who leaves
 * @param today when it is said: a departure said afterwards gives the same time
 * @param calendar of the site's organisation
 * @returns the last day on which the next one may be named before a risk is opened
 */
export function successorDueOn(
  lastDay: Temporal.PlainDate,
  today: Temporal.PlainDate,
  calendar: WorkingCalendar,
): Temporal.PlainDate {
  const from = Temporal.PlainDate.compare(lastDay, today) < 0 ? today : lastDay;
  return workingDaysFrom(from, workingDays, calendar);
}

interface Named {
  id: string;
  kind: ReferentKind;
  to: Date | null;
}

/**
 * @param named who is named on the site
 * @param leaving whose mission ends
 * @param firstDay without them
 * @returns whether nobody is named for the same mission from then on
 */
export function leavesVacancy(
  named: readonly Named[],
  leaving: Pick<Named, 'id' | 'kind'>,
  firstDay: Temporal.PlainDate,
): boolean {
  return !named.some(
    ({ id, kind, to }) =>
      id !== leaving.id &&
      kind === leaving.kind &&
      (to === null || Temporal.PlainDate.compare(plainDate(to), firstDay) > 0),
  );
}
