/** Replies to what could not be run as it stands: a form to complete, a correction to make, a command to choose. */

import type { Card, CommandButton, Field } from './card.ts';
import { excerpt } from './clean-text.ts';
import type { Turn, UnderstoodDateTime } from './command.ts';
import { argumentLabel, commandName, exampleLine, type KnownCommand } from './command-words.ts';
import { formOf } from './form-of.ts';
import { formatDate, formatDateTime, formatDuration, formatList } from './format.ts';
import type { Locale } from './language.ts';
import type { Parsed, Understood } from './parse.ts';
import { type Problem, problemSentence } from './problem.ts';
import type { Resolvers } from './read-value.ts';
import type { Registry } from './registry.ts';
import { renderText } from './render-text.ts';
import type { Reply } from './reply.ts';
import { screenedOut } from './screened.ts';
import { sourceField } from './source-link.ts';
import { longestText } from './tokenizer.ts';

type Incomplete<C extends Turn> = Extract<Parsed<C>, { kind: 'form' | 'invalid' }>;

/** Opens the form filled with what was understood, with a sentence that says what is missing or wrong, and an example. */
export async function askForRest<C extends Turn>(
  parsed: Incomplete<C>,
  turn: C,
  resolvers: Resolvers<C>,
): Promise<Reply> {
  const { t, locale } = turn;
  const { known, texts, missing } = parsed;
  const problems = parsed.kind === 'invalid' ? parsed.problems : [];
  const sentences = problems.map((problem) => problemSentence(problem, known, t));
  if (missing.length > 0) {
    // A label may be a question: its mark has no place in a list.
    const labels = missing.map((name) => argumentLabel(known, name, t).replace(/\s*\?$/, ''));
    sentences.push(t('conversation.missing', { labels: formatList(labels, locale) }));
  }
  const example = exampleLine(known, t);
  const card: Card = { blocks: [{ kind: 'text', text: sentences.join('\n') }] };
  const understood = understoodFields(parsed, turn);
  if (understood.length > 0) card.blocks.push({ kind: 'fields', fields: understood });
  // Whoever has a form need not type.
  const intro = sentences.join('\n');
  if (example) card.blocks.push({ kind: 'text', text: t('conversation.example', { example }) });
  const form = await formOf(known, { texts, problems, intro }, turn, resolvers);
  return withNotes({ card, form, visibility: 'private', outcome: outcomeOf(parsed) }, parsed, turn);
}

function outcomeOf<C extends Turn>(parsed: Incomplete<C>): Reply['outcome'] {
  if (parsed.kind === 'form') return 'form';
  return parsed.problems.some(({ code }) => code === screenedOut) ? 'refused' : 'invalid';
}

/** Opens the form of what could run as it is, for whoever asked to see it first. */
export async function openForm<C extends Turn>(
  { known, texts }: Understood<C>,
  turn: C,
  resolvers: Resolvers<C>,
): Promise<Reply> {
  return { form: await formOf(known, { texts }, turn, resolvers), visibility: 'private', outcome: 'form' };
}

/**
 * A value the domain refused does not cost the whole form: it stays open, with the sentence at the field it is about, or
 * above them all.
 */
export async function keepForm<C extends Turn>(
  reply: Reply,
  { known, texts }: Understood<C>,
  turn: C,
  resolvers: Resolvers<C>,
): Promise<Reply> {
  if (turn.via !== 'form' || reply.outcome !== 'invalid' || reply.form || !reply.card) return reply;
  const sentence = renderText(reply.card, turn.locale);
  const form = await formOf(known, { texts }, turn, resolvers);
  const field = form.fields.find(({ name, kind }) => name === reply.about && kind !== 'hidden');
  if (!field) return { ...reply, form: { ...form, intro: sentence } };
  const fields = form.fields.map((one) => (one === field ? { ...one, error: sentence } : one));
  return { ...reply, form: { ...form, fields } };
}

/**
 * What was understood so far, in words: dates with their weekday, the message it comes from as a link.
 *
 * @param named what arguments are called, by argument, where their text alone tells nothing
 */
export function understoodFields<C extends Turn>(
  { known, values, texts }: Pick<Understood<C>, 'known' | 'values' | 'texts'>,
  { t, locale }: C,
  named: Record<string, string> = {},
): Field[] {
  const source = known.command.fromMessage?.source;
  return Object.entries(known.command.arguments)
    .filter(
      ([name, { kind, hidden }]) =>
        values[name] !== undefined && (name === source || !hidden) && kind !== 'flag',
    )
    .map(([name, { kind }]): Field => {
      const value = values[name];
      const text = texts[name] ?? '';
      if (name === source) return sourceField(text, t);
      const label = argumentLabel(known, name, t);
      return {
        label,
        value: named[name] ?? inWords(kind, value, text, locale) ?? choiceLabel(known, name, text, t),
      };
    });
}

function inWords(kind: string, value: unknown, text: string, locale: Locale): string | null {
  if (kind === 'dateTime') return formatDateTime((value as UnderstoodDateTime).local, locale);
  if (kind === 'date') return formatDate(value as Temporal.PlainDate, locale);
  if (kind === 'duration') return formatDuration(value as number, locale);
  return kind === 'choice' ? null : excerpt(text, 200);
}

function choiceLabel(known: KnownCommand, name: string, value: string, t: Turn['t']): string {
  return argumentLabel(known, `${name}.${value}`, t);
}

/** Proposes the nearest command, or the help. */
export function unknownCommand<C extends Turn>(
  { typed, nearest }: Extract<Parsed<C>, { kind: 'unknown' }>,
  registry: Registry<C>,
  { t, locale, via }: C,
): Reply {
  if (via !== 'text') return said(t('conversation.unknown.gone'), 'unknown');
  const help: CommandButton = {
    id: 'help',
    label: t('conversation.unknown.help'),
    command: registry.help.name,
    arguments: {},
  };
  const word = excerpt(typed, 40);
  if (!nearest) return said(t('conversation.unknown.nothing', { word }), 'unknown', [help]);
  const { known, texts } = nearest;
  const name = commandName(known.command, locale);
  const example = exampleLine(known, t);
  const reply = said(t('conversation.unknown.near', { word, name }), 'unknown', [
    {
      id: 'nearest',
      label: t('conversation.unknown.run', { name }),
      style: 'primary',
      command: known.command.name,
      arguments: texts,
    },
    help,
  ]);
  if (example) reply.card?.blocks.push({ kind: 'text', text: t('conversation.example', { example }) });
  return reply;
}

export function tooLong({ t }: Turn): Reply {
  return said(t('conversation.tooLong', { limit: longestText }), 'invalid');
}

/** @returns the reply with what was left out or guessed at said at its end. */
export function withNotes<C extends Turn>(reply: Reply, { notes, known }: Understood<C>, { t }: C): Reply {
  if (notes.length === 0) return reply;
  const sentences = notes.map((note: Problem) => problemSentence(note, known, t));
  const blocks = [
    ...(reply.card?.blocks ?? []),
    ...sentences.map((text) => ({ kind: 'notice' as const, tone: 'neutral' as const, text })),
  ];
  return { ...reply, card: { ...reply.card, blocks } };
}

/** A sentence that only the person who acted sees. */
export function said(text: string, outcome: Reply['outcome'], actions: CommandButton[] = []): Reply {
  return {
    card: { blocks: [{ kind: 'text', text }], ...(actions.length > 0 ? { actions } : {}) },
    visibility: 'private',
    outcome,
  };
}
