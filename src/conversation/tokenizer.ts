/** Cuts what people type into words, quoted texts and mentions. Knows nothing of commands. */
import { cleanText } from './clean-text.ts';

/** Longest text that is read, in UTF-16 units: more than any chat client lets people type. */
export const longestText = 8_000;

export interface Token {
  /** `word` as typed; `quoted` without its quotes; `mention` (`@Karim`, `<@U123|name>`) without inner quotes. */
  kind: 'word' | 'quoted' | 'mention';
  text: string;
  /** What stands before the colon in `key:value`; then `text` is the value, and `kind` is the value's. */
  key?: string;
  /** As typed, quotes and key included. */
  raw: string;
  /** Offsets in `Tokens.text`: first unit, and one past the last. */
  start: number;
  end: number;
  /** A quote was opened and never closed: the token holds all that followed. */
  unclosed?: boolean;
}

export interface Tokens {
  /** The text that was read, cleaned (see clean-text.ts); offsets refer to it. */
  text: string;
  tokens: Token[];
}

const closing: Record<string, string> = { '"': '"', '“': '”', '«': '»' };
const blank = /\s/;
/** A key starts with a letter; `https://` and `C:\` are not keys. */
const keyed = /^(\p{L}[\p{L}\p{M}\p{N}_'’-]{0,39}):(?!\/\/|\\)/u;
const chevron = /^<(?:[@#!][^<>\n]{1,300}|[a-z][a-z+.-]{0,15}:[^<>\n]{1,2000})>/i;

/**
 * Quotes are `"…"` (a doubled `""` inside stands for one), `“…”` and `« … »`; apostrophes never are. A quote opens
 * only where a word could start, after `key:` or after `@`. Runs in linear time.
 * @returns the tokens, or null when the text is longer than `longestText`
 */
export function tokenize(typed: string): Tokens | null {
  if (typed.length > longestText) return null;
  const text = cleanText(typed);
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (blank.test(text.charAt(at))) at++;
    else {
      const token = readToken(text, at);
      tokens.push(token);
      at = token.end;
    }
  }
  return { text, tokens };
}

function readToken(text: string, start: number): Token {
  const key = keyed.exec(text.slice(start, start + 48))?.[1];
  const valueStart = key === undefined ? start : start + key.length + 1;
  const value = readValue(text, valueStart);
  const token: Token = { ...value, raw: text.slice(start, value.end), start };
  return key === undefined ? token : { ...token, key };
}

type Value = Pick<Token, 'kind' | 'text' | 'end' | 'unclosed'>;

function readValue(text: string, start: number): Value {
  const first = text.charAt(start);
  if (first in closing) return readQuoted(text, start);
  if (first === '@' && text.charAt(start + 1) in closing) {
    const quoted = readQuoted(text, start + 1);
    return { ...quoted, kind: 'mention', text: `@${quoted.text}` };
  }
  if (first === '<') {
    const whole = chevron.exec(text.slice(start, start + 2_400))?.[0];
    if (whole) return { kind: 'mention', text: whole, end: start + whole.length };
  }
  let end = start;
  while (end < text.length && !blank.test(text.charAt(end))) end++;
  const word = text.slice(start, end);
  if (first === '@' && word.length > 1) return { kind: 'mention', text: word.replace(/[,;:!?.]+$/, ''), end };
  return { kind: 'word', text: word, end };
}

function readQuoted(text: string, start: number): Value {
  const open = text.charAt(start);
  const close = closing[open] as string;
  let depth = 1;
  for (let at = start + 1; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === close) {
      if (close === '"' && text.charAt(at + 1) === '"') at++;
      else if (--depth === 0)
        return { kind: 'quoted', text: inside(text.slice(start + 1, at), open), end: at + 1 };
    } else if (character === open) depth++;
  }
  return { kind: 'quoted', text: inside(text.slice(start + 1), open), end: text.length, unclosed: true };
}

function inside(text: string, open: string): string {
  return (open === '"' ? text.replaceAll('""', '"') : text).trim();
}

/** @returns the text between straight quotes, so that `tokenize` reads it back as one token. */
export function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
