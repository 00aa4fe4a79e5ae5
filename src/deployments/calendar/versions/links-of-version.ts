import { type Locale, locales } from '../../../conversation/language.ts';
import { today } from '../../../people/today.ts';
import type { DomainTurn } from '../../../people/turn.ts';
import { type CalendarLinks, calendarLinks } from '../calendar-links.ts';
import type { CalendarPlan } from '../plan.ts';

/** @returns the addresses of a version in each language, for a message that is written in its reader's when it is due */
export function linksOfVersion(
  turn: DomainTurn,
  versionId: string,
  plan: CalendarPlan,
): Record<Locale, CalendarLinks> {
  const of = { spaceId: turn.space.id, versionId };
  const linksIn = (locale: Locale) => calendarLinks(turn.links, of, plan, { locale, today: today(turn) });
  return Object.fromEntries(locales.map((locale) => [locale, linksIn(locale)])) as Record<
    Locale,
    CalendarLinks
  >;
}
