import { type CalendarPlan, type DatedSite, openSites } from '../plan.ts';
import type { Conflict } from './conflict.ts';
import { daysBefore, measureDay } from './days-of-site.ts';

/** The first day of a weekend, as `dayOfWeek` counts. */
const saturday = 6;

/** @returns go-lives on closed days or on a day a committee meets, and what holidays push aside, from a day on */
export function dayConflicts(plan: CalendarPlan, today: Temporal.PlainDate): Conflict[] {
  return openSites(plan).flatMap((site) => [
    ...onGoLive(site, plan, today),
    ...movedBack(site, today),
    ...measureClosed(site, today),
  ]);
}

function onGoLive(site: DatedSite, { meetings }: CalendarPlan, today: Temporal.PlainDate): Conflict[] {
  if (isPast(site.goLive, today)) return [];
  const closed: Conflict[] = site.calendar.isOpen(site.goLive)
    ? []
    : [{ code: 'goLiveClosed', weight: 'blocking', sites: [site] }];
  const sitting = meetings
    .filter(({ on }) => on.equals(site.goLive))
    .map((meeting): Conflict => ({ code: 'meetingOnGoLive', weight: 'watch', sites: [site], meeting }));
  return [...closed, ...sitting];
}

/** A weekend moves what is told every week; a holiday or a closure on a weekday is what nobody thinks of. */
function movedBack(site: DatedSite, today: Temporal.PlainDate): Conflict[] {
  const days = daysBefore(site);
  return days
    .filter(({ falls, told }) => isClosedWeekday(falls, site) && !isPast(told, today))
    .map((day): Conflict => {
      const beside = days.filter((one) => one !== day && one.told.equals(day.told)).map((one) => one.days);
      return { code: 'movedBack', weight: 'watch', sites: [site], day, beside };
    });
}

function measureClosed(site: DatedSite, today: Temporal.PlainDate): Conflict[] {
  const on = measureDay(site);
  if (!isClosedWeekday(on, site) || isPast(on, today)) return [];
  return [{ code: 'measureClosed', weight: 'watch', sites: [site], on }];
}

function isClosedWeekday(day: Temporal.PlainDate, { calendar }: DatedSite): boolean {
  return day.dayOfWeek < saturday && !calendar.isOpen(day);
}

function isPast(day: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(day, today) < 0;
}
