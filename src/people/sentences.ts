/** Cuts what people write into sentences of words; knows French abbreviations. */
import { fold } from '../conversation/clean-text.ts';

export interface Word {
  /** As written, without the article it was elided with. */
  text: string;
  /** Without accents and capitals. */
  plain: string;
  /** An article was elided before it. */
  elided: boolean;
  /** The mark that follows at once, '' when another word does. */
  mark: string;
}

const token = /\p{L}[\p{L}\p{M}’'-]*(?:\d+\p{L}{0,3})?|\d+(?:[-–]\d+)?\p{L}{0,3}|[.!?;,:\n]/gu;
const elided = /^(?:[djlmnst]|qu)['’](?=\p{L})/iu;
/** Words whose full stop ends nothing; besides them, those of one letter. */
const abbreviations = new Set('mme mmes mlle mlles mr mrs ms mm ch chb chbre no'.split(' '));

/**
 * A full stop ends a sentence unless it stands after an initial or an abbreviation, or before a small letter or a digit;
 * a line ends one unless a comma, a colon or an initial says that it goes on.
 */
export function sentencesOf(text: string): Word[][] {
  const tokens = text.match(token) ?? [];
  const sentences: Word[][] = [];
  let words: Word[] = [];
  for (const [at, one] of tokens.entries()) {
    if (/^[\p{L}\d]/u.test(one)) words.push(wordOf(one, tokens[at + 1] ?? ''));
    else if (ends(one, tokens[at - 1] ?? '', tokens[at + 1] ?? '', words.at(-1))) {
      sentences.push(words);
      words = [];
    }
  }
  return [...sentences, words];
}

function ends(mark: string, before: string, after: string, word: Word | undefined): boolean {
  const short = word !== undefined && (word.plain.length === 1 || abbreviations.has(word.plain));
  if (mark === '.') return before === '.' || !(short || /^(?:\p{Ll}|\d|,)/u.test(after));
  if (mark === '\n') return !(/[,:;]/.test(before) || (before === '.' && short));
  return mark === '!' || mark === '?';
}

function wordOf(text: string, next: string): Word {
  const bare = text.replace(elided, '');
  const mark = /^[\p{L}\d]/u.test(next) ? '' : next;
  return { text: bare, plain: fold(bare), elided: bare !== text, mark };
}
