import { createHash } from 'node:crypto';
import type { Block, LinkButton } from '../../conversation/card.ts';
import type { Locale, Translator } from '../../conversation/language.ts';
import type { DrawnCalendar, Links } from '../../people/turn.ts';
import { sitesOfPictures } from './picture/calendar-pictures.ts';
import type { CalendarPlan } from './plan.ts';

/** Addresses of the pictures of a calendar, and of the page that says the same in words. */
export interface CalendarLinks {
  page: string;
  pictures: string[];
}

/** @returns the addresses in one language; others as soon as what is drawn is another: what was fetched once may be kept */
export function calendarLinks(
  links: Links,
  of: Pick<DrawnCalendar, 'spaceId' | 'versionId'>,
  plan: Pick<CalendarPlan, 'sites' | 'constraints'>,
  { locale, today }: { locale: Locale; today: Temporal.PlainDate },
): CalendarLinks {
  const stamp = createHash('sha256')
    .update(JSON.stringify([plan.sites, plan.constraints, today.toString()]))
    .digest('base64url')
    .slice(0, 8);
  const drawn = { ...of, locale, stamp };
  return {
    page: links.calendarPage(drawn),
    pictures: sitesOfPictures(plan.sites).map((_, index) => links.calendarPicture(drawn, index + 1)),
  };
}

/** @returns the pictures, each with what it shows in words */
export function pictureBlocks({ pictures }: CalendarLinks, title: string, t: Translator): Block[] {
  return pictures.map((url, index) => ({
    kind: 'image',
    url,
    alt:
      pictures.length > 1
        ? t('deployment.calendar.picture.part', { title, part: index + 1, parts: pictures.length })
        : title,
  }));
}

export function pageButton({ page }: CalendarLinks, t: Translator): LinkButton {
  return { id: 'page', label: t('deployment.calendar.button.page'), url: page };
}
