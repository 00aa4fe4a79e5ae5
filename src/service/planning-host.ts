import type { PlanningHost } from '../../adapters/web/planning-host.ts';
import type { Missing } from '../../adapters/web/reading-pages.ts';
import { readLink } from '../calendar/signed-links.ts';
import { type CalendarSheet, calendarSheet } from '../deployments/calendar/drawn-calendar.ts';
import { toPng } from '../documents/to-png.ts';
import { asLocale } from '../people/space-context.ts';
import type { DocumentParts } from './document-host.ts';
import { planningLinkPurpose } from './links.ts';

/** Dots of a picture: twice the width it is laid out for. */
const pictureWidth = 1120;

/** The forecast calendar for whoever holds its address, answered from the domain in the language of the link. */
export function planningHost({
  store,
  clock,
  translators,
  secret,
}: Omit<DocumentParts, 'links'>): PlanningHost {
  async function sheetOf(
    token: string,
  ): Promise<{ sheet: CalendarSheet; locale: 'fr' | 'en'; part: number } | Missing> {
    const payload = readLink(secret, planningLinkPurpose, token, clock.system());
    if (payload === 'expired') return 'expired';
    if (payload === 'bad' || typeof payload.s !== 'string') return 'unknown';
    const locale = asLocale(String(payload.l));
    const of = { spaceId: payload.s, versionId: typeof payload.v === 'string' ? payload.v : null };
    const sheet = await calendarSheet(store.db, of, clock.now(), translators[locale]);
    return sheet ? { sheet, locale, part: Number(payload.p) } : 'unknown';
  }

  return {
    translators,
    async page(token) {
      const found = await sheetOf(token);
      return typeof found === 'string' ? found : { ...found.sheet, locale: found.locale };
    },
    async picture(token) {
      const found = await sheetOf(token);
      if (typeof found === 'string') return found;
      const svg = found.sheet.pictures[found.part - 1];
      return svg ? toPng(svg, pictureWidth) : 'unknown';
    },
  };
}
