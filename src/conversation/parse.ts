/** From what was typed, pressed or submitted to a command and its values: data only, the sentences come later. */
import { collectArguments } from './collect-arguments.ts';
import type { Turn, UnderstoodDateTime } from './command.ts';
import type { KnownCommand } from './command-words.ts';
import { printValue } from './print-arguments.ts';
import type { Problem } from './problem.ts';
import { type Reader, type Reading, readValue } from './read-value.ts';
import type { Registry } from './registry.ts';
import { type Token, tokenize } from './tokenizer.ts';

/** What is known of a command's arguments so far. */
export interface Understood<C extends Turn = Turn> {
  known: KnownCommand<C>;
  /** Values that were understood, by argument name. */
  values: Record<string, unknown>;
  /** The same as text, and as typed what was not understood: what a form shows. */
  texts: Record<string, string>;
  /** Words that had to be left out or guessed at, gently reported. */
  notes: Problem[];
}

export type Parsed<C extends Turn = Turn> =
  | ({ kind: 'run' } & Understood<C>)
  /** Nothing is wrong, something is missing. */
  | ({ kind: 'form'; missing: string[] } & Understood<C>)
  | ({ kind: 'invalid'; missing: string[]; problems: Problem[] } & Understood<C>)
  /** `nearest` is the command probably meant, with what would be its arguments as text. */
  | {
      kind: 'unknown';
      typed: string;
      nearest: { known: KnownCommand<C>; texts: Record<string, string> } | null;
    }
  | { kind: 'nothing' }
  | { kind: 'tooLong' };

export type Context<C extends Turn> = Omit<Reader<C>, 'known' | 'bareMinutes'>;

/** The name people say the bot by, or mention it by, at the start of what they type. */
const address = /^\s*(?:\/copil|@?copil|<@[^<>|\n]{1,100}(?:\|copil)?>)(?=[\s,:]|$)[\s,:]*/i;

/**
 * Reads a text meant for the bot: `/copil …`, `@copil …`, `copil …`, or the words alone.
 * @returns nothing for an empty text, tooLong beyond the tokenizer's limit
 */
export async function parseText<C extends Turn>(
  typed: string,
  registry: Registry<C>,
  context: Context<C>,
): Promise<Parsed<C>> {
  const read = tokenize(typed);
  if (!read) return { kind: 'tooLong' };
  const said = read.text.slice(address.exec(read.text)?.[0].length ?? 0);
  const tokens = tokenize(said)?.tokens ?? [];
  if (tokens.length === 0) return { kind: 'nothing' };
  const words = tokens.slice(0, 2).map((token) => (token.kind === 'word' ? token.raw : ''));
  const found = registry.find(words);
  if (found) return parseArguments(tokens.slice(found.used), { ...context, known: found.known });
  const meant = registry.nearest(words);
  if (!meant) return { kind: 'unknown', typed: tokens[0]?.raw ?? '', nearest: null };
  const { known } = meant;
  const parsed = await parseArguments(tokens.slice(meant.used), { ...context, known });
  const name = words.slice(0, meant.used).join(' ');
  return { kind: 'unknown', typed: name, nearest: { known, texts: 'texts' in parsed ? parsed.texts : {} } };
}

async function parseArguments<C extends Turn>(
  argumentTokens: readonly Token[],
  reader: Reader<C>,
): Promise<Parsed<C>> {
  const { readings, problems, leftover } = await collectArguments(argumentTokens, reader);
  const notes = argumentTokens.some((token) => token.unclosed) ? [unclosedQuote(argumentTokens)] : [];
  if (leftover.length > 0) {
    const problem = { code: 'leftover', typed: leftover.join(' ') };
    (Object.keys(reader.known.command.arguments).length > 0 ? problems : notes).push(problem);
  }
  return conclude(reader, readings, problems, notes);
}

/**
 * Reads values given by argument name: a button's arguments, a form's values. Blank ones are absent, unknown ones
 * ignored.
 */
export async function parseValues<C extends Turn>(
  name: string,
  given: Record<string, string>,
  registry: Registry<C>,
  context: Context<C>,
): Promise<Parsed<C>> {
  const known = registry.named(name);
  if (!known) return { kind: 'unknown', typed: name, nearest: null };
  const reader = { ...context, known, bareMinutes: true };
  const readings = new Map<string, Reading>();
  for (const argument of Object.keys(known.command.arguments)) {
    const text = Object.hasOwn(given, argument) ? given[argument] : undefined;
    if (typeof text === 'string' && text.trim() !== '')
      readings.set(argument, await readValue(argument, text, reader));
  }
  return conclude(reader, readings, [], []);
}

function conclude<C extends Turn>(
  { known }: Reader<C>,
  readings: Map<string, Reading>,
  others: Problem[],
  notes: Problem[],
): Parsed<C> {
  const values: Record<string, unknown> = {};
  const texts: Record<string, string> = {};
  const problems: Problem[] = [];
  for (const { argument, entered } of others) if (argument && entered) texts[argument] = entered;
  for (const [name, reading] of readings) {
    texts[name] = reading.text;
    if ('problem' in reading) problems.push(reading.problem);
    else values[name] = reading.value;
  }
  problems.push(...others, ...spreadRange(known, values, texts));
  const missing: string[] = [];
  for (const [name, argument] of Object.entries(known.command.arguments)) {
    if (name in texts) continue;
    if (argument.kind === 'flag') values[name] = false;
    else if (!argument.optional) missing.push(name);
  }
  const understood = { known, values, texts, notes };
  if (problems.length > 0) return { kind: 'invalid', ...understood, missing, problems };
  return missing.length > 0 ? { kind: 'form', ...understood, missing } : { kind: 'run', ...understood };
}

/** `14h-16h` fills the command's duration; a duration that says otherwise is a problem. */
function spreadRange(
  { command }: KnownCommand,
  values: Record<string, unknown>,
  texts: Record<string, string>,
): Problem[] {
  const [moment, length] = (['dateTime', 'duration'] as const).map((kind) =>
    Object.entries(command.arguments).find(([, argument]) => argument.kind === kind),
  );
  const minutes = moment && (values[moment[0]] as UnderstoodDateTime | undefined)?.durationMinutes;
  if (!moment || !length || minutes === undefined) return [];
  const [name, argument] = length;
  const checked = argument.schema.safeParse(minutes);
  texts[moment[0]] = startOnly(texts[moment[0]] ?? '');
  if (name in values && values[name] !== minutes)
    return [{ code: 'rangeAndDuration', argument: name, typed: texts[name] ?? '' }];
  if (name in texts && !(name in values)) return [];
  texts[name] = printValue(argument, minutes);
  if (!checked.success) return [{ code: 'rangeLength', argument: name, typed: texts[name] }];
  values[name] = minutes;
  return [];
}

/** The end of a range is said by the duration: a form has one field for each. */
function startOnly(moment: string): string {
  return moment.slice(0, '2026-09-22T14:00'.length);
}

function unclosedQuote(tokens: readonly Token[]): Problem {
  return { code: 'unclosedQuote', typed: tokens.find((token) => token.unclosed)?.text ?? '' };
}
