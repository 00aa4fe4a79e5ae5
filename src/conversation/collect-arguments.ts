/** Gives each typed word to the argument it was meant for: keys first, then by position. */
import { fold } from './clean-text.ts';
import type { Argument, Turn } from './command.ts';
import { argumentKey, type KnownCommand, positionalArguments } from './command-words.ts';
import { formatList } from './format.ts';
import { looksLike } from './looks-like.ts';
import { nearest } from './nearest.ts';
import type { Problem } from './problem.ts';
import { type Reader, type Reading, readValue } from './read-value.ts';
import { isText, type Named, takeLastWords, takeWords, wordsOf } from './take-words.ts';
import type { Token } from './tokenizer.ts';

export interface Collected {
  /** What was read or not, by argument name. */
  readings: Map<string, Reading>;
  /** Problems beside those of the readings. */
  problems: Problem[];
  /** Words for which there was no place, as typed. */
  leftover: string[];
}

/** What stands before the colon of an address, not of a value. */
const addresses = /^(?:mailto|tel)$/i;

export async function collectArguments<C extends Turn>(
  tokens: readonly Token[],
  reader: Reader<C>,
): Promise<Collected> {
  const collected: Collected = { readings: new Map(), problems: [], leftover: [] };
  const loose = await takeKeys(withKeys(tokens, reader), reader, collected);
  await takePositions(loose, reader, collected);
  return collected;
}

/** `budget: 3 k€` and `mailto:…` are plain words; `pour :02/10` and `pour : 02/10` are keyed ones. */
function withKeys<C extends Turn>(tokens: readonly Token[], { known }: Reader<C>): Token[] {
  const read: Token[] = [];
  for (const token of tokens) {
    const before = read.at(-1);
    const spaced = token.kind === 'word' && token.key === undefined && token.text.startsWith(':');
    if (spaced && before?.kind === 'word' && before.key === undefined && known.keys.has(fold(before.text))) {
      read.pop();
      read.push({ ...token, key: before.text, text: token.text.slice(1) });
    } else if (token.key === undefined || known.keys.has(fold(token.key)) || !isWritten(token, known)) {
      read.push(token);
    } else read.push({ ...token, kind: 'word', key: undefined, text: token.raw });
  }
  return read;
}

/** Whether what looks like a key is part of a sentence, or of an address. */
function isWritten({ key = '', kind, text }: Token, { command }: KnownCommand): boolean {
  return (
    (kind === 'word' && text === '') || addresses.test(key) || Object.keys(command.arguments).length === 0
  );
}

/** Each argument is read once: what comes again is a problem, not another look-up. */
async function takeKeys<C extends Turn>(tokens: readonly Token[], reader: Reader<C>, collected: Collected) {
  const { command, keys } = reader.known;
  const loose: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at++] as Token;
    if (token.key === undefined) {
      loose.push(token);
      continue;
    }
    const name = keys.get(fold(token.key));
    if (name === undefined) {
      const meant = keys.get(meantKey(token, keys) ?? '');
      if (!meant) collected.problems.push(unknownKey(token, reader));
      else if (!collected.problems.some(({ argument }) => argument === meant))
        collected.problems.push(await misspelt(token, reader));
      continue;
    }
    if (collected.readings.has(name)) {
      if (!collected.problems.some(({ argument }) => argument === name))
        collected.problems.push({ code: 'twice', argument: name, typed: token.raw });
      continue;
    }
    const following = tokens.slice(at);
    const value = token.text === '' && token.kind === 'word' ? [] : [{ ...token, key: undefined }];
    const words = [...value, ...following];
    if (words.length === 0 || words[0]?.key !== undefined) continue;
    const argument = command.arguments[name] as Argument;
    const { reading, used } = await takeWords([name, argument], words, { ...reader, bareMinutes: true });
    at += used - value.length;
    collected.readings.set(name, reading);
  }
  return loose;
}

/** The key that `tipe:pilotage` was meant to have. */
function meantKey({ key = '', text }: Token, keys: ReadonlyMap<string, string>): string | undefined {
  return key.length < 3 || text === '' ? undefined : nearest(key, keys.keys())[0];
}

async function misspelt<C extends Turn>(token: Token, reader: Reader<C>): Promise<Problem> {
  const { known } = reader;
  const meant = meantKey(token, known.keys) ?? '';
  const name = known.keys.get(meant) ?? '';
  const words = [name, ...((known.command.arguments[name] as Argument).keys ?? [])];
  const key = words.find((word) => fold(word) === meant) ?? name;
  const { text } = await readValue(name, token.text, { ...reader, bareMinutes: true });
  return { code: 'misspeltKey', argument: name, typed: `${token.key}:`, values: { key }, entered: text };
}

/** Never taken for text: as such, the `vote:6-0-0` of another command became the wording of a decision. */
function unknownKey(token: Token, { known: { command }, turn }: Reader): Problem {
  const keys = Object.entries(command.arguments)
    .filter(([, { hidden }]) => !hidden)
    .map(([name, argument]) => `${argumentKey(name, argument, turn.locale)}:`);
  const typed = token.raw.slice(0, (token.key ?? '').length + 1);
  return { code: 'unknownKey', typed, values: { keys: formatList(keys, turn.locale), count: keys.length } };
}

async function takePositions<C extends Turn>(loose: Token[], reader: Reader<C>, collected: Collected) {
  const { readings, problems } = collected;
  const open = positionalArguments(reader.known.command).filter(
    ([name]) => !readings.has(name) && !problems.some(({ argument }) => argument === name),
  );
  let left = loose;
  for (const [place, [name, argument]] of open.entries()) {
    if (left.length === 0 || readings.has(name)) continue;
    const later = open.slice(place + 1);
    if (isText(argument)) {
      if (argument.rest) left = await takeFromEnd(left, later, reader, collected);
      const quoted = left[0]?.kind === 'quoted';
      const skipped = open.slice(0, place).filter(([earlier]) => !readings.has(earlier));
      const alone =
        !argument.rest ||
        (quoted && (later.length > 0 || (await takeSkipped(left.slice(1), skipped, reader, collected))));
      const words = alone ? left.slice(0, 1) : left;
      readings.set(name, await readValue(name, wordsOf(words), reader));
      left = alone && later.length === 0 && argument.rest ? [] : left.slice(words.length);
      continue;
    }
    const { reading, used } = await takeWords([name, argument], left, reader);
    if ('problem' in reading && !isMeantFor(argument, left, later)) continue;
    readings.set(name, reading);
    left = left.slice(used);
  }
  collected.leftover = left.map(({ raw }) => raw);
}

/** `"COPIL bis" 2h`: what follows a quoted text and reads as arguments passed over before. @returns whether all was taken */
async function takeSkipped<C extends Turn>(
  tokens: Token[],
  skipped: readonly Named[],
  reader: Reader<C>,
  { readings }: Collected,
): Promise<boolean> {
  let left = tokens;
  const found: [string, Reading][] = [];
  for (const named of skipped.filter(([, argument]) => !isText(argument))) {
    if (left.length === 0) break;
    const { reading, used } = await takeWords(named, left, reader);
    if ('problem' in reading) continue;
    found.push([named[0], reading]);
    left = left.slice(used);
  }
  if (left.length > 0) return false;
  for (const [name, reading] of found) readings.set(name, reading);
  return true;
}

/** Values that stand after an unquoted text: `action @Karim poser les bornes D-2026-004`. */
async function takeFromEnd<C extends Turn>(
  tokens: Token[],
  later: Named[],
  reader: Reader<C>,
  { readings }: Collected,
): Promise<Token[]> {
  let left = tokens;
  for (const named of later.toReversed()) {
    if (left.length < 2 || isText(named[1])) break;
    const taken = await takeLastWords(named, left, reader);
    if (!taken) continue;
    readings.set(named[0], taken.reading);
    left = left.slice(0, -taken.used);
  }
  return left;
}

const committeeCode = /^\p{Lu}[\p{Lu}\d-]+$/u;

/** A word that could not be read is this argument's when it looks like it, or when nothing else could want it. */
function isMeantFor(
  { kind, optional, entity }: Argument,
  left: readonly Token[],
  later: readonly Named[],
): boolean {
  const [first, next] = left;
  if (first?.kind === 'quoted') return later.length === 0;
  const typed = left.map(({ text }) => text);
  // A code in capitals where a committee must be named: it is one that does not exist.
  if (entity === 'committee' && !optional && committeeCode.test(typed[0] ?? '')) return true;
  return looksLike(kind, typed) > 0 || later.length === 0 || (!optional && next?.kind === 'quoted');
}
