/** Draws a form from a command's argument table, filled with what was understood, errors beside their fields. */
import type { Argument, Turn } from './command.ts';
import { argumentLabel, type KnownCommand } from './command-words.ts';
import type { Form, FormField, FormOption } from './form.ts';
import type { Translator } from './language.ts';
import { type Problem, problemSentence } from './problem.ts';
import type { Resolvers } from './read-value.ts';

const fieldKinds = {
  text: 'text',
  longText: 'longText',
  dateTime: 'dateTime',
  date: 'date',
  duration: 'duration',
  choice: 'select',
  flag: 'select',
  entity: 'select',
  integer: 'integer',
  url: 'url',
} as const satisfies Record<Argument['kind'], FormField['kind']>;

export interface Filled {
  /** Values by argument name, as text. */
  texts: Record<string, string>;
  problems?: readonly Problem[];
  intro?: string;
}

/**
 * Hidden arguments that have a value travel as hidden fields. An entity with no known candidates is a text field.
 * Values submitted from the form are read back to the same arguments by parseValues.
 */
export async function formOf<C extends Turn>(
  known: KnownCommand<C>,
  { texts, problems = [], intro }: Filled,
  turn: C,
  resolvers: Resolvers<C>,
): Promise<Form> {
  const { t } = turn;
  const fields: FormField[] = [];
  for (const [name, argument] of Object.entries(known.command.arguments)) {
    const whole = texts[name];
    if (argument.hidden && whole === undefined) continue;
    const error = problems.find((problem) => problem.argument === name);
    // What comes from a message may be longer than the act takes: the field keeps its beginning and says so.
    const value = argument.max && whole ? beginning(whole, argument.max) : whole;
    const wasCut = value !== whole;
    const options = argument.hidden
      ? undefined
      : await optionsOf({ name, argument, known, texts }, turn, resolvers);
    fields.push({
      name,
      label: argumentLabel(known, name, t),
      required: !argument.optional,
      ...fieldOf(argument, value, options, error !== undefined),
      ...(argument.max && !argument.hidden ? { max: argument.max } : {}),
      ...hintOf(known, name, argument, t),
      ...(error && !argument.hidden && !wasCut ? { error: problemSentence(error, known, t) } : {}),
      ...(wasCut ? { error: t('conversation.form.cut', { max: argument.max ?? 0 }) } : {}),
    });
  }
  return {
    command: known.command.name,
    title: titleOf(known, t),
    submitLabel: t('conversation.form.submit'),
    ...(intro === undefined ? {} : { intro }),
    fields,
  };
}

/** @returns the first characters of a text, whole code points, with a mark where it was cut. */
function beginning(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${[...text.slice(0, max - 1)].join('').trimEnd().toWellFormed()}…`;
}

function fieldOf(
  argument: Argument,
  value: string | undefined,
  options: FormOption[] | undefined,
  wrong: boolean,
): Pick<FormField, 'kind' | 'value' | 'options'> {
  if (argument.hidden) return { kind: 'hidden', value };
  if (!options) return { kind: argument.kind === 'entity' ? 'text' : fieldKinds[argument.kind], value };
  if (value === undefined || options.some((option) => option.value === value))
    return { kind: 'select', value, options };
  if (wrong) return { kind: 'select', options };
  return { kind: 'select', value, options: [{ value, label: value }, ...options] };
}

async function optionsOf<C extends Turn>(
  {
    name,
    argument,
    known,
    texts,
  }: { name: string; argument: Argument; known: KnownCommand<C>; texts: Record<string, string> },
  turn: C,
  resolvers: Resolvers<C>,
): Promise<FormOption[] | undefined> {
  const { t } = turn;
  if (argument.kind === 'flag')
    return ['true', 'false'].map((value) => ({ value, label: t(`conversation.flag.${value}`) }));
  if (argument.choices)
    return Object.keys(argument.choices).map((value) => ({
      value,
      label: argumentLabel(known, `${name}.${value}`, t),
    }));
  if (argument.kind !== 'entity' || !argument.entity) return undefined;
  const options =
    (await (argument.options?.(turn, texts) ?? resolvers[argument.entity]?.options(turn))) ?? [];
  return options.length > 0 ? options : undefined;
}

function hintOf({ key }: KnownCommand, name: string, { kind, hidden }: Argument, t: Translator) {
  const own = `${key}.argument.${name}.hint`;
  const general = `conversation.hint.${kind}`;
  if (hidden) return {};
  if (t.has(own)) return { hint: t(own) };
  return t.has(general) ? { hint: t(general) } : {};
}

/** @returns what a command does, as a title: « Planifier une réunion ». A summary starts small, as it stands in lists. */
export function titleOf({ key }: Pick<KnownCommand, 'key'>, t: Translator): string {
  const text = t(t.has(`${key}.title`) ? `${key}.title` : `${key}.summary`);
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
