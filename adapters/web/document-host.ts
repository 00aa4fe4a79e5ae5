/** What the addresses of printed documents need from the bot; the composition root implements it from the domain. */
import type { Translators } from '../../src/conversation/catalogue.ts';

export const documentFormats = ['pdf', 'docx'] as const;
export type DocumentFormat = (typeof documentFormats)[number];

export interface DocumentFile {
  /** File name without its ending, as people see it. */
  name: string;
  content: Uint8Array;
}

/** - `unknown`: no such link, or what it led to is gone; `expired`: a genuine link whose time is over. */
export type DocumentView = DocumentFile | 'unknown' | 'expired';

export interface DocumentHost {
  readonly translators: Translators;
  /** Draws the document as it is now; changes nothing. */
  document(token: string, format: DocumentFormat): Promise<DocumentView>;
}
