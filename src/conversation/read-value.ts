/** Reads one argument from one text, whatever it came from: words, a button, a form. */
import type { z } from 'zod';
import { choicesMeant, typedChoice } from './choice-words.ts';
import { cleanText, fold } from './clean-text.ts';
import type { Argument, ArgumentKind, Entity, EntityResolver, Turn } from './command.ts';
import { argumentLabel, type KnownCommand } from './command-words.ts';
import { phraseOf, understandDay } from './date-words.ts';
import { understandDuration } from './duration-words.ts';
import { formatDate, formatList, formatTime } from './format.ts';
import { type MomentProblem, todayAt, understandDateTime } from './moment-words.ts';
import { nearest } from './nearest.ts';
import { printValue } from './print-arguments.ts';
import type { Problem } from './problem.ts';
import { longestText } from './tokenizer.ts';

export type Resolvers<C extends Turn> = Partial<Record<Entity, EntityResolver<C>>>;

export interface Reader<C extends Turn = Turn> {
  turn: C;
  known: KnownCommand<C>;
  resolvers: Resolvers<C>;
  /** Whether a bare number may be a length in minutes: not among other words. */
  bareMinutes?: boolean;
}

/** `text` says the same again, for forms and buttons; of a value that was not understood it is what was typed. */
export type Reading = { text: string; value: unknown } | { text: string; problem: Problem };

type Found = { value: unknown } | { code: string; values?: Problem['values']; typed?: string };
type ReadKind = (text: string, name: string, argument: Argument, reader: Reader) => Found | Promise<Found>;

const yes = new Set(['oui', 'yes', 'true', '1', 'vrai', 'o', 'y', 'on']);
const no = new Set(['non', 'no', 'false', '0', 'faux', 'n', 'off']);

const kinds: Record<ArgumentKind, ReadKind> = {
  text: (text) => ({ value: text.replace(/\s*\n\s*/g, ' ') }),
  longText: (text) => ({ value: text }),
  dateTime: (text, _name, _argument, { turn }) => {
    const read = understandDateTime(text, turn);
    return 'problem' in read ? momentProblem(read, turn) : { value: read };
  },
  date: (text, _name, { lookBack }, { turn }) => {
    const read = understandDay(phraseOf(text), todayAt(turn), { lookBack });
    return 'problem' in read ? momentProblem(read, turn) : { value: read.date };
  },
  duration: (text, _name, _argument, { bareMinutes = false }) => {
    const minutes = understandDuration(text, { bareMinutes });
    return minutes === null ? { code: 'duration' } : { value: minutes };
  },
  choice: (text, name, { optional }, { known, turn }) => {
    const meant = choicesMeant(text, known.choices.get(name) ?? new Map(), !optional);
    return meant.length === 1 ? { value: meant[0] } : unknownChoice(name, meant, known, turn);
  },
  integer: (text) => {
    const digits = /^(?:n[°o]\s?|#)?(-?\d{1,9})$/i.exec(text)?.[1];
    return digits === undefined ? { code: 'integer' } : { value: Number(digits) };
  },
  url: (text) => ({ value: /^<(https?:[^|>]+)(?:\|[^>]*)?>$/.exec(text)?.[1] ?? text }),
  flag: (text) => {
    const word = fold(text);
    if (yes.has(word)) return { value: true };
    return no.has(word) ? { value: false } : { code: 'flag' };
  },
  entity: async (text, _name, argument, { turn, resolvers }) => {
    const resolver = argument.entity && resolvers[argument.entity];
    if (!resolver)
      throw new Error(`No resolver for entity “${argument.entity}”: pass one to createConversation.`);
    const resolved = await resolver.resolve(turn, text);
    if (resolved) return { value: resolved };
    const near = await likely(text, turn, resolver);
    return { code: argument.entity ?? 'entity', values: { near, hasNear: near === '' ? 'no' : 'yes' } };
  },
};

/** @param text as typed, without quotes; not blank */
export async function readValue<C extends Turn>(
  name: string,
  text: string,
  reader: Reader<C>,
): Promise<Reading> {
  const argument = reader.known.command.arguments[name] as Argument;
  if (text.length > longestText)
    return {
      text: text.slice(0, longestText),
      problem: { code: 'tooLong', argument: name, typed: text, values: { limit: longestText } },
    };
  const clean = cleanText(text).trim();
  const found = await kinds[argument.kind](clean, name, argument, reader);
  if (!('value' in found)) {
    const { code, values, typed = clean } = found;
    return { text: clean, problem: { code, argument: name, typed, values } };
  }
  const checked = argument.schema.safeParse(found.value);
  if (!checked.success) return { text: clean, problem: schemaProblem(checked.error, name, argument, clean) };
  return { value: checked.data, text: printValue(argument, checked.data) };
}

function momentProblem(problem: MomentProblem, { locale }: Turn): Found {
  const { typed } = problem;
  switch (problem.problem) {
    case 'notADate':
      return { code: 'date', typed };
    case 'impossibleDate':
      return { code: 'impossibleDate', typed };
    case 'impossibleTime':
      return { code: 'time', typed };
    case 'wrongWeekday': {
      const weekday = formatDate(problem.date, locale).split(' ')[0] ?? '';
      return { code: 'wrongWeekday', typed, values: { weekday } };
    }
    case 'pastDay': {
      const example = problem.date.toLocaleString('fr-FR');
      return { code: 'pastDay', typed, values: { date: formatDate(problem.date, locale), example } };
    }
    case 'missingTime':
      return { code: 'missingTime', typed, values: { date: formatDate(problem.date, locale) } };
    case 'missingDay':
      return { code: 'missingDay', typed, values: { time: formatTime(problem.time, locale) } };
  }
}

/** @param meant the few that the words may stand for; all are offered when they stand for none */
function unknownChoice(name: string, meant: string[], known: KnownCommand, { t, locale }: Turn): Found {
  const values = meant.length > 0 ? meant : Object.keys(known.command.arguments[name]?.choices ?? {});
  const labels = values.map((value) => typedChoice(argumentLabel(known, `${name}.${value}`, t)));
  return { code: 'choice', values: { options: formatList(labels, locale, 'disjunction') } };
}

/** @returns up to three names near the one typed, as « Karim ou Karine », or an empty text. */
async function likely<C extends Turn>(typed: string, turn: C, resolver: EntityResolver<C>): Promise<string> {
  const labels = (await resolver.options(turn)).map(({ label }) => label);
  const bare = typed.replace(/^@/, '');
  const byWord = labels.filter((label) => nearest(bare, [label, ...label.split(' ')]).length > 0);
  return formatList(byWord.slice(0, 3), turn.locale, 'disjunction');
}

/** The first rule a value breaks, in words; lengths of time are told in minutes. */
function schemaProblem(error: z.ZodError, name: string, { kind }: Argument, typed: string): Problem {
  const issue = error.issues[0];
  const unit =
    kind === 'text' || kind === 'longText' || kind === 'url' ? 'text' : kind === 'duration' ? 'minutes' : '';
  const problem = { argument: name, typed };
  if (issue?.code === 'too_big')
    return {
      ...problem,
      code: unit === 'text' ? 'tooLong' : 'tooBig',
      values: { limit: Number(issue.maximum), unit },
    };
  if (issue?.code === 'too_small')
    return {
      ...problem,
      code: unit === 'text' ? 'tooShort' : 'tooSmall',
      values: { limit: Number(issue.minimum), unit },
    };
  return { ...problem, code: kind === 'url' ? 'url' : 'refused' };
}
