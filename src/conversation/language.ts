import type { RichText } from './card.ts';

/** Languages people are written to in; French first. */
export const locales = ['fr', 'en'] as const;
export type Locale = (typeof locales)[number];

/** Values of an ICU message; never translated text glued together. */
export type MessageValues = Record<string, string | number | boolean | null | undefined>;

/** One language's way of saying things; `t('meeting.held.heading', { title })`. */
export interface Translator {
  readonly locale: Locale;
  /** @returns the sentence of the catalogue; throws `MissingMessage` when the key is unknown. */
  (key: string, values?: MessageValues): string;
  /** The same with `<b>…</b>` (and only that) kept as emphasis. Values are never read as markup. */
  rich(key: string, values?: MessageValues): RichText;
  /** Whether the catalogue has the key. */
  has(key: string): boolean;
}
