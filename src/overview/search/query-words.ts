/** The words of a search, and what in a text counts as one of them. */
import { fold } from '../../conversation/clean-text.ts';
import type { Transaction } from '../../store/store.ts';

/** Words of one query that count; the rest is left out. */
const mostWords = 10;

/** What PostgreSQL's `search_words` (migration 0003) leaves of each word: accents, capitals and endings do not matter. */
export type Stems = ReadonlyMap<string, readonly string[]>;

export interface QueryWord {
  /** Without accents, capitals and hyphens: `wifi` for « Wi-Fi ». */
  plain: string;
  /** Any of them in a text is the word. Empty for little words (« le », « de »), which must stand there as they are. */
  stems: readonly string[];
  /** Of a word with hyphens: its parts stand for it when all are there (« mise-à-jour »). */
  parts: readonly (readonly string[])[];
}

export interface Token {
  text: string;
  word: boolean;
}

const word = /[\p{L}\p{N}]+(?:[-’'.‐‑/][\p{L}\p{N}]+)*/gu;

/** @returns the text cut into words and what stands between them; joined again they are the text */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(word)) {
    if (match.index > end) tokens.push({ text: text.slice(end, match.index), word: false });
    tokens.push({ text: match[0], word: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) tokens.push({ text: text.slice(end), word: false });
  return tokens;
}

/** @returns the words of a text, each once */
export function distinctWords(texts: readonly string[]): string[] {
  const words = texts.flatMap((text) => tokensOf(text).filter((token) => token.word));
  return [...new Set(words.map((token) => token.text))];
}

/** @returns a word as it is compared: « Wi-Fi » and « wifi » are one */
export function plainWord(text: string): string {
  return fold(text).replace(/[-‐‑]/g, '');
}

export async function stemsOf(tx: Transaction, words: readonly string[]): Promise<Stems> {
  const rows = await tx.$queryRaw<{ word: string; stems: string[] }[]>`
    SELECT w AS word, search_words(w) AS stems FROM unnest(${[...words]}::text[]) AS w`;
  return new Map(rows.map(({ word: one, stems }) => [one, stems]));
}

/**
 * Reads a query. Little words are left out, unless there is nothing else to look for.
 *
 * @returns no word at all when the query has neither letters nor figures
 */
export async function readQuery(tx: Transaction, query: string): Promise<QueryWord[]> {
  const typed = distinctWords([query]).slice(0, mostWords);
  const joined = typed.map((one) => one.replace(/[-‐‑]/g, ''));
  const parts = typed.map((one) => (/[-‐‑]/.test(one) ? one.split(/[-‐‑]/) : []));
  const stems = await stemsOf(tx, [...joined, ...parts.flat()]);
  const words = joined.map((one, index) => ({
    plain: plainWord(one),
    stems: stems.get(one) ?? [],
    // Little parts say nothing: « mise-à-jour » is « mise » and « jour ».
    parts: (parts[index] ?? []).map((part) => stems.get(part) ?? []).filter((part) => part.length > 0),
  }));
  const telling = words.filter((one) => one.stems.length > 0);
  return telling.length > 0 ? telling : words;
}

/** Endings that a word which is compared letter by letter may have more. */
const endings = '(e?s|x)?';

/** @returns a regular expression of PostgreSQL and of JavaScript, without its limits: the word with an ending */
export function patternOf({ plain }: QueryWord): string {
  return plain.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&') + endings;
}

/** @param stems of the token @returns whether a token of a text is one of the words that were asked for */
export function isAskedFor(token: string, stems: readonly string[], words: readonly QueryWord[]): boolean {
  const plain = plainWord(token);
  const overlaps = (asked: readonly string[]) => asked.some((stem) => stems.includes(stem));
  return words.some(
    (one) =>
      overlaps(one.stems) ||
      one.parts.some(overlaps) ||
      new RegExp(`(^|[^a-z0-9])${patternOf(one)}($|[^a-z0-9])`).test(plain),
  );
}
