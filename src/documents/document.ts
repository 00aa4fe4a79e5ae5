/** A document as people print it, whatever the file format; pure functions draw it (to-pdf.ts, to-docx.ts). */
import type { RichText } from '../conversation/card.ts';
import type { Locale } from '../conversation/language.ts';
import { runsOf } from './printable-text.ts';
import { longestWord } from './word-width.ts';

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
  /** It is put up on a wall: its letters are larger. */
  poster?: true;
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
  /** A code that opens an address when a telephone looks at it, with words beside it. In a text document: the address itself. */
  | { kind: 'code'; address: string; words: RichText[] }
  /** Places to sign, side by side, with whose they are above. */
  | { kind: 'signatures'; places: string[] };

/** Width of a page’s text, A4 upright: margins of 15 mm. Unit: points (1/72 inch). */
export const page = { width: 595.28, margin: 42.5 } as const;

/** Part of the width a word may claim: a longer one is broken. */
const mostOfTheWidth = 0.3;

/**
 * Widths of columns that share a total, so that no word is broken while there is room: a column takes its share, and what its
 * longest word needs beyond it is given by the others, out of what they can spare.
 *
 * @param needs what the longest word of each column takes, in the unit of the total; nothing is kept for them when absent
 */
export function widthsOf(
  columns: readonly { share: number }[],
  total: number,
  needs: readonly number[] = [],
): number[] {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const shares = columns.map(({ share }) => (total * share) / whole);
  const wanted = shares.map((_, index) => Math.min(needs[index] ?? 0, total * mostOfTheWidth));
  const wantedInAll = wanted.reduce((sum, one) => sum + one, 0);
  // More words than room: some are broken, the longest ones first.
  if (wantedInAll >= total) return wanted.map((one) => (one * total) / wantedInAll);
  const lacking = shares.reduce((sum, share, index) => sum + Math.max(0, (wanted[index] ?? 0) - share), 0);
  const spare = shares.reduce((sum, share, index) => sum + Math.max(0, share - (wanted[index] ?? 0)), 0);
  return shares.map((share, index) => {
    const need = wanted[index] ?? 0;
    return share < need ? need : share - (lacking * (share - need)) / spare;
  });
}

/** @returns points the longest word of each column takes, its heading in bold included. @param size of the letters, in points */
export function needsOf(
  { columns, rows }: { columns: PrintedColumn[]; rows: RichText[][] },
  size: number,
): number[] {
  return columns.map(({ heading }, index) =>
    Math.max(
      longestWord(heading, size, true),
      ...rows.flatMap((row) =>
        runsOf(row[index] ?? '').map(({ text, bold }) => longestWord(text, size, bold)),
      ),
    ),
  );
}

/** Characters of a cell that surely fit on one page. */
const shortCell = 600;

/** @returns whether a row of such cells may be kept on one page: one longer than a page would be lost */
export function isShort(cell: RichText): boolean {
  return runsOf(cell).reduce((length, { text }) => length + text.length, 0) <= shortCell;
}
