/**
 * A page, as features describe it: neutral, as cards are. What it changes it changes by commands of the registry, and what it
 * shows a card can show too; beyond cards it has tables, forms that stand open, and addresses of other pages.
 */
import type { Block, CommandButton, LinkButton, RichText, Tone } from './card.ts';
import type { FormField } from './form.ts';
import type { Locale } from './language.ts';

/** @param path of another page, below the root of the pages: `COPIL/meetings/2` */
export interface PageLink {
  label: string;
  path: string;
  current?: boolean;
}

export interface Page {
  /** Its own path: where who acts on it comes back to. */
  path: string;
  locale: Locale;
  title: string;
  /** Whose pages these are: the project, the committee. */
  owner: string;
  /** Full name of who reads. */
  reader: string;
  /** The committees somebody may change to; empty when there is one. */
  committees: PageLink[];
  /** The pages of this committee. */
  nav: PageLink[];
  /** When it was drawn, in words: for paper. */
  drawnOn: string;
  sections: PageSection[];
}

export interface PageSection {
  /** Its anchor. */
  id: string;
  heading: string;
  parts: PagePart[];
  /** Stands beside its neighbour on a wide screen. */
  half?: boolean;
  /** Only of use to who acts: left out on paper. */
  screenOnly?: boolean;
}

export type PagePart = Block | PageTable | PageActs | CommandForm | PageLinks | FilterForm;

/** What may be done about what stands above. */
export interface PageActs {
  kind: 'acts';
  acts: PageAct[];
}

export interface PageLinks {
  kind: 'links';
  links: PageLink[];
}

export interface PageTable {
  kind: 'table';
  /** What it lists, for who does not see it. */
  caption: string;
  columns: string[];
  rows: PageRow[];
}

export interface PageRow {
  cells: PageCell[];
  /** What it is about, said with each of its acts to who does not see them side by side: a person, a point. */
  about?: string;
  tone?: Tone;
  /** What may be done about this row. */
  acts?: PageAct[];
}

export interface PageCell {
  text: RichText;
  /** Small print under it. */
  detail?: RichText;
  /** It leads to another page. */
  path?: string;
}

/** A button beside a row. */
export interface PageButton extends CommandButton {
  /** What it does and to what, where the label alone does not say it. */
  spoken?: string;
  /** Opens the whole form of its command, filled with what is known. */
  asForm?: boolean;
}

export type PageAct = PageButton | LinkButton | CommandForm | UploadForm;

/** Takes one file for what its arguments name; folded under its title unless it stands open. */
export interface UploadForm {
  kind: 'upload';
  /** Tells it from the others of its page. */
  id: string;
  arguments: Record<string, string>;
  /** What it takes besides a document of a point. */
  receives?: 'workbook';
  open?: true;
  heading: string;
  label: string;
  hint: string;
  /** Endings the chooser offers: `.pdf`. */
  accept: readonly string[];
  submitLabel: string;
}

/** Fields of one command, open on the page. */
export interface CommandForm {
  kind: 'form';
  /** Tells it from the others of its page. */
  id: string;
  command: string;
  /** Arguments that nobody types. */
  arguments: Record<string, string>;
  fields: FormField[];
  submitLabel: string;
  /** Its title; it stays folded under it when `folded`. */
  heading?: string;
  folded?: boolean;
  /** Its fields stand in one line. */
  inline?: boolean;
}

/** Questions to the page itself: they change its address. */
export interface FilterForm {
  kind: 'filter';
  fields: FormField[];
  submitLabel: string;
}
