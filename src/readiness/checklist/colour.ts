import type { WorkingCalendar } from '../../delivery/timeline.ts';
import { dueOf, isSettled, type Judged, stateFor } from './check.ts';
import { knownOf } from './default-checks.ts';

export type Colour = 'green' | 'orange' | 'red';

/** Why a check colours its site. */
export type Why = 'failed' | 'overdue' | 'dueToday' | 'supplied' | 'expired' | 'behind';

export interface Reason {
  code: string;
  label: string;
  why: Why;
  colour: 'orange' | 'red';
  /** Who is asked, the owner first. */
  roles: string[];
  dueOn: Temporal.PlainDate | null;
}

/**
 * The colour of a site (C37): red when a blocking check failed, is overdue with nothing done, or has to be done again after its day;
 * orange when something is supplied but not verified, falls due today, no longer holds, is behind, or is late without blocking.
 *
 * @param goLive null: only what failed counts
 * @param calendar of the site
 * @returns the reasons, the red ones first, each in the order of the list
 */
export function colourOf(
  checks: readonly Judged[],
  goLive: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
  calendar: WorkingCalendar,
): { colour: Colour; reasons: Reason[] } {
  const all = checks.flatMap((check) => reasonOf(check, goLive, today, calendar) ?? []);
  const reasons = [
    ...all.filter(({ colour }) => colour === 'red'),
    ...all.filter(({ colour }) => colour === 'orange'),
  ];
  return { colour: reasons[0]?.colour ?? 'green', reasons };
}

function reasonOf(
  check: Judged,
  goLive: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
  calendar: WorkingCalendar,
): Reason | null {
  if (isSettled(check, goLive)) return null;
  const { code, label, ownerRole, blocking } = check;
  const { suppliedBy, watchedDays } = knownOf(code);
  const dueOn = dueOf(check, goLive, calendar);
  const roles = [ownerRole, ...(suppliedBy && suppliedBy !== ownerRole ? [suppliedBy] : [])];
  const because = (why: Why, grave: boolean): Reason => {
    const colour = grave && blocking ? 'red' : 'orange';
    return { code, label, why, colour, roles, dueOn };
  };
  const state = stateFor(check, goLive);
  if (state === 'failed') return because('failed', true);
  if (!goLive || !dueOn) return null;
  const place = Temporal.PlainDate.compare(today, dueOn);
  if (state === 'expired') return because('expired', place > 0);
  if (state === 'supplied' && watchedDays === undefined)
    return place >= 0 ? because('supplied', false) : null;
  if (place > 0) return because('overdue', state !== 'supplied');
  const watched = watchedDays !== undefined && isFrom(today, goLive.add({ days: watchedDays }));
  if (watched) return because('behind', false);
  return place === 0 && blocking ? because('dueToday', false) : null;
}

function isFrom(day: Temporal.PlainDate, first: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(day, first) >= 0;
}
