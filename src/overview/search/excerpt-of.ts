import type { Span } from '../../conversation/card.ts';
import { isAskedFor, plainWord, type QueryWord, type Stems, tokensOf } from './query-words.ts';

/** Characters of an excerpt, and those it keeps before the first word that was found. */
const longest = 220;
const before = 60;

export interface Excerpt {
  /** The line that says most, with the words in bold. */
  spans: Span[];
  /** Words found in it. */
  hits: number;
  /** The query stands in the text as it was typed. */
  phrase: boolean;
}

/** @param stems of every word of the text */
export function excerptOf(text: string, query: string, words: readonly QueryWord[], stems: Stems): Excerpt {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const marked = lines.map((line) =>
    tokensOf(line).map((token) => ({
      text: token.text,
      found: token.word && isAskedFor(token.text, stems.get(token.text) ?? [], words),
    })),
  );
  const hitsOf = (line: readonly Marked[]) => line.filter(({ found }) => found).length;
  const best = marked.reduce<Marked[]>(
    (most, line) => (hitsOf(line) > hitsOf(most) ? line : most),
    marked[0] ?? [],
  );
  return {
    spans: shortened(best),
    hits: hitsOf(best),
    phrase: words.length > 1 && lines.some((line) => plainWord(line).includes(plainWord(query))),
  };
}

interface Marked {
  text: string;
  found: boolean;
}

/** Cut between words, around the first that was found. */
function shortened(line: readonly Marked[]): Span[] {
  const first = line.findIndex(({ found }) => found);
  let start = Math.max(0, first);
  for (let length = 0; start > 0 && length + (line[start - 1]?.text.length ?? 0) <= before; start -= 1)
    length += line[start - 1]?.text.length ?? 0;
  const spans: Span[] = start > 0 ? ['… '] : [];
  let length = 0;
  for (const [index, { text, found }] of line.entries()) {
    if (index < start) continue;
    if (length + text.length > longest && length > 0) {
      spans.push('…');
      break;
    }
    length += text.length;
    spans.push(found ? { bold: text } : text);
  }
  return spans;
}
