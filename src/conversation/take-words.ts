/** How many of the next words belong to one value: the longest reading that makes sense. */
import type { Argument, ArgumentKind, Turn } from './command.ts';
import { looksLike } from './looks-like.ts';
import { type Reader, type Reading, readValue } from './read-value.ts';
import type { Token } from './tokenizer.ts';

export type Named = [name: string, argument: Argument];
export type Taken = { reading: Reading; used: number };

/** Words one value may be made of. */
const widest: Record<ArgumentKind, number> = {
  dateTime: 12,
  date: 6,
  duration: 5,
  entity: 5,
  // « ne prend pas part », « ne prend pas part au vote ».
  choice: 6,
  integer: 2,
  url: 1,
  flag: 1,
  text: Number.POSITIVE_INFINITY,
  longText: Number.POSITIVE_INFINITY,
};

/** A word that may continue a name: `Le Goff`, `du Port`, `n°2`. */
const nameWord = /^(?:\p{Lu}|\p{Ll}{1,3}$|n°|[dl]['’]|\d{1,3}$)/u;

export function isText({ kind }: Argument): boolean {
  return kind === 'text' || kind === 'longText';
}

/** @returns the tokens as one text; quotes stay where other words stand beside them. */
export function wordsOf(tokens: readonly Token[]): string {
  const [only, ...others] = tokens;
  if (only && others.length === 0) return only.text;
  return tokens.map((token) => (token.kind === 'quoted' ? token.raw : token.text)).join(' ');
}

/**
 * @param tokens one at least, without keys of this command
 * @returns the longest reading, or else the problem of the words that look like an attempt at one
 */
export async function takeWords<C extends Turn>(
  [name, argument]: Named,
  tokens: readonly Token[],
  reader: Reader<C>,
): Promise<Taken> {
  const most = runLength(tokens, argument.kind);
  if (isText(argument)) return takeExactly(name, tokens.slice(0, most), reader);
  const typed = tokens.slice(0, most).map(({ text }) => text);
  const attempt = Math.max(1, looksLike(argument.kind, typed));
  let telling: Taken | null = null;
  for (let used = most; used > 0; used--) {
    const taken = await takeExactly(name, tokens.slice(0, used), reader);
    if (!('problem' in taken.reading)) return taken;
    if (used <= attempt && (!telling || (isVague(telling) && !isVague(taken)))) telling = taken;
  }
  return telling as Taken;
}

/** Reads the last words, as far as they make sense: values that stand after an unquoted text. */
export async function takeLastWords<C extends Turn>(
  [name, argument]: Named,
  tokens: readonly Token[],
  reader: Reader<C>,
): Promise<Taken | null> {
  const most = Math.min(widest[argument.kind], tokens.length - 1);
  for (let used = most; used > 0; used--) {
    const words = tokens.slice(-used);
    if (used > 1 && !words.every(isPlain)) continue;
    const taken = await takeExactly(name, words, reader);
    if (!('problem' in taken.reading)) return taken;
  }
  return null;
}

async function takeExactly<C extends Turn>(name: string, tokens: readonly Token[], reader: Reader<C>) {
  return { reading: await readValue(name, wordsOf(tokens), reader), used: tokens.length };
}

/** « Not a date » says less than « there is no 32/09 » or « the hour is missing ». */
function isVague({ reading }: Taken): boolean {
  return 'problem' in reading && reading.problem.code === 'date';
}

/** How many of the first words, without quotes, keys or mentions between them, may belong to one value. */
function runLength(tokens: readonly Token[], kind: ArgumentKind): number {
  const first = tokens[0] as Token;
  if (first.kind === 'quoted' || first.text.startsWith('<')) return 1;
  let count = 1;
  for (; count < Math.min(widest[kind], tokens.length); count++) {
    const next = tokens[count] as Token;
    if (!isPlain(next) || (kind === 'entity' && !nameWord.test(next.text))) break;
  }
  return count;
}

function isPlain({ kind, key }: Token): boolean {
  return kind === 'word' && key === undefined;
}
