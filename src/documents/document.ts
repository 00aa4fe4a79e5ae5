/** A document as people print it, whatever the file format; pure functions draw it (to-pdf.ts, to-docx.ts). */
import type { RichText } from '../conversation/card.ts';
import type { Locale } from '../conversation/language.ts';

export interface PrintedDocument {
  locale: Locale;
  title: string;
  subtitle?: string;
  /** Who it comes from: an organisation. */
  author: string;
  /** Date in the properties of the file: the same document gives the same bytes. */
  at: Temporal.Instant;
  /** Small print at the head of each page. */
  header: string;
  /** Small print at the foot of each page, left of its number. */
  footer: string;
  /** Word before the page’s number: « page » of « page 2/3 ». */
  pageWord: string;
  blocks: PrintedBlock[];
}

export interface PrintedColumn {
  heading: string;
  /** Part of the table’s width, in any unit. */
  share: number;
}

export type PrintedBlock =
  | { kind: 'heading'; level: 1 | 2; text: string }
  | { kind: 'text'; text: RichText; small?: boolean }
  /** What it is about: a label and its value a line. */
  | { kind: 'facts'; rows: { label: string; value: string }[] }
  | { kind: 'list'; items: RichText[] }
  /** Its head is repeated on each page. `tall`: rows with room to write in. */
  | { kind: 'table'; columns: PrintedColumn[]; rows: string[][]; tall?: boolean }
  /** Places to sign, side by side, with whose they are above. */
  | { kind: 'signatures'; places: string[] };

/** Width of a page’s text, A4 upright: margins of 15 mm. Unit: points (1/72 inch). */
export const page = { width: 595.28, margin: 42.5 } as const;

/** @returns the widths of columns that share a total. */
export function widthsOf(columns: readonly { share: number }[], total: number): number[] {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  return columns.map(({ share }) => (total * share) / whole);
}
