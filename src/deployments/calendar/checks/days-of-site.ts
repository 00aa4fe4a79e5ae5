import { previousOpenDay } from '../../../delivery/working-days.ts';
import { dayOfRule, rulesFor } from '../../deployment-timeline.ts';
import type { DatedSite } from '../plan.ts';

/** A day of a site's timeline: how far from the go-live, when that is, and when it is told since nothing is told on closed days. */
export interface DayOfSite {
  /** Days from the go-live; negative before it. */
  days: number;
  falls: Temporal.PlainDate;
  told: Temporal.PlainDate;
}

/** Days that matter beside what staff are told: the last checks, and the measure a month after (5.2). */
const watched = [dayOfRule('D11'), dayOfRule('D14'), dayOfRule('D17'), dayOfRule('D30')];
/** The day the use of the software is measured, and the VSR ends. */
export const measureDays = dayOfRule('D30');

/** @returns every day before the go-live on which somebody is told something, the earliest first */
export function daysBefore(site: DatedSite): DayOfSite[] {
  const offsets = rulesFor(site)
    .filter(({ nature, shift }) => nature !== 'act' && nature !== 'alert' && shift === undefined)
    .map(({ offset }) => offset.days ?? 0)
    .filter((days) => days < 0);
  return inOrder(offsets, site);
}

/** @returns the days on which staff are told something, and those that are watched, the earliest first (domain.md 5.2) */
export function keyDays(site: DatedSite): DayOfSite[] {
  const staff = rulesFor(site)
    .filter(({ audience }) => audience === 'staff')
    .map(({ offset }) => offset.days ?? 0);
  return inOrder([...staff, ...watched], site);
}

/** @returns the day of the measure */
export function measureDay(site: DatedSite): Temporal.PlainDate {
  return site.goLive.add({ days: measureDays });
}

function inOrder(offsets: readonly number[], site: DatedSite): DayOfSite[] {
  return [...new Set(offsets)].toSorted((a, b) => a - b).map((days) => dayOf(site, days));
}

/** What is told before a go-live moves back from closed days; from the go-live on, the day itself is what counts. */
function dayOf({ goLive, calendar }: DatedSite, days: number): DayOfSite {
  const falls = goLive.add({ days });
  return { days, falls, told: days < 0 ? previousOpenDay(falls, calendar) : falls };
}
