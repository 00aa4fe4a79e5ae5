/** Message catalogues, one object a language, brought together into a translator for each. */
import { IntlMessageFormat } from 'intl-messageformat';
import type { RichText, Span } from './card.ts';
import { elisions, openElisions } from './elision.ts';
import { type Locale, locales, type MessageValues, type Translator } from './language.ts';
import { frenchTypography } from './typography.ts';

/** One room's sentences: language → key → ICU message (`<b>` is the only tag). */
export type Catalogue = Record<Locale, Record<string, string>>;
export type Translators = Record<Locale, Translator>;

/** A sentence was asked for that no catalogue has. */
export class MissingMessage extends Error {
  readonly key: string;
  readonly locale: Locale;

  constructor(key: string, locale: Locale) {
    super(`No message “${key}” in language “${locale}”: add it to the messages.${locale}.json of its room.`);
    this.name = 'MissingMessage';
    this.key = key;
    this.locale = locale;
  }
}

const regions: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' };

/**
 * @returns one translator a language. Messages are compiled when first used. French spaces are made non-breaking.
 * @throws Error when two catalogues define the same key
 */
export function createTranslators(catalogues: readonly Catalogue[]): Translators {
  return Object.fromEntries(
    locales.map((locale) => [locale, translator(locale, merge(locale, catalogues))]),
  ) as Translators;
}

function merge(locale: Locale, catalogues: readonly Catalogue[]): Map<string, string> {
  const messages = new Map<string, string>();
  for (const catalogue of catalogues)
    for (const [key, message] of Object.entries(catalogue[locale])) {
      if (messages.has(key)) throw new Error(`Message “${key}” is defined twice in language “${locale}”.`);
      messages.set(key, locale === 'fr' ? frenchTypography(message) : message);
    }
  return messages;
}

function translator(locale: Locale, messages: ReadonlyMap<string, string>): Translator {
  const compiled = new Map<string, Compiled>();
  const compile = (key: string): Compiled => {
    const known = compiled.get(key);
    if (known) return known;
    const message = messages.get(key);
    if (message === undefined) throw new MissingMessage(key, locale);
    const { pattern, names } = locale === 'fr' ? openElisions(message) : { pattern: message, names: [] };
    const ready = { format: new IntlMessageFormat(pattern, regions[locale]), elided: names };
    compiled.set(key, ready);
    return ready;
  };
  const translate = (key: string, values?: MessageValues): string =>
    spansOf(compile(key), values)
      .map((span) => (typeof span === 'string' ? span : span.bold))
      .join('');
  const rich = (key: string, values?: MessageValues): RichText => {
    const spans = spansOf(compile(key), values);
    return spans.every((span) => typeof span === 'string') ? spans.join('') : spans;
  };
  return Object.assign(translate, { locale, rich, has: (key: string) => messages.has(key) });
}

interface Compiled {
  format: IntlMessageFormat;
  /** Arguments before which a French word is elided. */
  elided: readonly string[];
}

/** Values go in as text beside the compiled message, so that markup inside them stays text. */
function spansOf({ format, elided }: Compiled, values: MessageValues = {}): (string | { bold: string })[] {
  const given = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'boolean' ? String(value) : value]),
  );
  const parts = format.format<Span>({
    ...given,
    ...elisions(elided, given),
    b: (chunks) => ({ bold: chunks.map(plain).join('') }),
  });
  const list = Array.isArray(parts) ? parts : [parts];
  return list.map((part) => (typeof part === 'object' && part && 'bold' in part ? part : String(part)));
}

function plain(chunk: Span): string {
  return typeof chunk === 'object' && 'bold' in chunk ? chunk.bold : String(chunk);
}
