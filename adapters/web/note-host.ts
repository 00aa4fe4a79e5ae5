/** What the page of a printed note needs from the bot; the composition root implements it from the domain. */
import type { RichText } from '../../src/conversation/card.ts';
import type { Translators } from '../../src/conversation/catalogue.ts';
import type { Locale } from '../../src/conversation/language.ts';

export interface NoteSheet {
  locale: Locale;
  title: string;
  site: string;
  /** What has changed since it was printed; null when nothing has. */
  moved: string | null;
  lines: RichText[];
  /** Heading over the people one may turn to. */
  whom: string;
  contacts: { name: string; what: string; phone: string | null }[];
  /** How reading it is counted. */
  hint: string;
}

/** - `unknown`: no such link, or the note is gone; `expired`: a genuine link whose time is over. */
export type NoteView = NoteSheet | 'unknown' | 'expired';

export interface NoteHost {
  readonly translators: Translators;
  /** The note as it reads now; changes nothing. */
  note(token: string): Promise<NoteView>;
}
