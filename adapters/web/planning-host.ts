/** What the page and the pictures of a forecast calendar need from the bot; the composition root implements it. */

import type { Translators } from '../../src/conversation/catalogue.ts';
import type { Locale } from '../../src/conversation/language.ts';
import type { Missing } from './reading-pages.ts';

/** A calendar as its page shows it: drawn, and the same in words. */
export interface PlanningSheet {
  locale: Locale;
  title: string;
  lines: string[];
  /** SVG of our own making, text escaped. */
  pictures: string[];
  table: {
    caption: string;
    columns: string[];
    /** Heading of the row, then its cells. */
    rows: { heading: string; cells: string[] }[];
  };
  constraints: { heading: string; items: string[] };
}

export interface PlanningHost {
  readonly translators: Translators;
  /** Draws the page as it is now; changes nothing. */
  page(token: string): Promise<PlanningSheet | Missing>;
  /** One picture as PNG. */
  picture(token: string): Promise<Uint8Array | Missing>;
}
