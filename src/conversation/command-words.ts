/** Every word that leads to a command, to one of its arguments, or to one of an argument's choices. */
import type { Translators } from './catalogue.ts';
import { fold } from './clean-text.ts';
import type { Argument, Command, Turn } from './command.ts';
import { type Locale, locales, type Translator } from './language.ts';

export interface KnownCommand<C extends Turn = Turn> {
  command: Command<C>;
  /** Beginning of its catalogue keys: `command.committee.check`. */
  key: string;
  /** English name, French alias and synonyms, folded. */
  names: string[];
  /** Folded key people type → argument name. */
  keys: Map<string, string>;
  /** Argument name → folded word → value, for choices. */
  choices: Map<string, Map<string, string>>;
}

/** @returns `command.schedule`, `command.committee.check`: where a command's sentences are in the catalogue. */
function commandKey(name: string): string {
  return `command.${name.replaceAll(' ', '.')}`;
}

export function knownCommand<C extends Turn>(command: Command<C>, translators: Translators): KnownCommand<C> {
  const key = commandKey(command.name);
  const keys = new Map<string, string>();
  const choices = new Map<string, Map<string, string>>();
  for (const [name, argument] of Object.entries(command.arguments)) {
    for (const word of [name, ...(argument.keys ?? [])]) {
      const other = keys.get(fold(word));
      if (other !== undefined && other !== name)
        throw new Error(
          `In command “${command.name}”, the key “${word}” leads to “${other}” and to “${name}”.`,
        );
      keys.set(fold(word), name);
    }
    if (argument.choices) choices.set(name, choiceWords(key, name, argument.choices, translators));
  }
  const names = [...new Set([command.name, command.alias, ...(command.synonyms ?? [])].map(fold))];
  return { command, key, names, keys, choices };
}

function choiceWords(key: string, name: string, choices: Record<string, string[]>, translators: Translators) {
  const words = new Map<string, string>();
  for (const [value, others] of Object.entries(choices)) {
    const label = `${key}.argument.${name}.${value}`;
    const labels = locales.flatMap((locale) =>
      translators[locale].has(label) ? translators[locale](label) : [],
    );
    for (const word of [value, ...others, ...labels])
      if (!words.has(fold(word))) words.set(fold(word), value);
  }
  return words;
}

/** @returns the catalogue keys a command needs and does not have, `fr:command.schedule.summary`. */
export function missingSentences({ command, key }: KnownCommand, translators: Translators): string[] {
  const needed = [`${key}.summary`];
  if (!command.hidden) needed.push(`${key}.example`, `help.group.${command.group}`);
  if (command.fromMessage) needed.push(`${key}.fromMessage`);
  for (const [name, argument] of Object.entries(command.arguments)) {
    if (argument.hidden) continue;
    needed.push(`${key}.argument.${name}`);
    for (const value of Object.keys(argument.choices ?? {})) needed.push(`${key}.argument.${name}.${value}`);
  }
  return locales.flatMap((locale) =>
    needed
      .filter((sentence) => !translators[locale].has(sentence))
      .map((sentence) => `${locale}:${sentence}`),
  );
}

/** @returns the label of an argument, or its name when it is never shown. */
export function argumentLabel({ key }: KnownCommand, name: string, t: Translator): string {
  const label = `${key}.argument.${name}`;
  return t.has(label) ? t(label) : name;
}

/** @returns the key that a person of this language types before the colon. */
export function argumentKey(name: string, argument: Argument, locale: Locale): string {
  return locale === 'fr' ? (argument.keys?.[0] ?? name) : name;
}

/** @returns what people of this language call the command. */
export function commandName(command: Command, locale: Locale): string {
  return locale === 'fr' ? command.alias : command.name;
}

/** @returns a line to copy: `/copil planifier 22/09/2026 14:00 2h "COPIL n°2"`. */
export function exampleLine({ key }: KnownCommand, t: Translator): string | null {
  if (!t.has(`${key}.example`)) return null;
  return `/copil ${t(`${key}.example`).replace(/^\/copil /, '')}`;
}

/** @returns the positional arguments by name, in their order. */
export function positionalArguments(command: Command): [string, Argument][] {
  return Object.entries(command.arguments)
    .filter(([, { position }]) => position !== undefined)
    .sort(([, a], [, b]) => (a.position ?? 0) - (b.position ?? 0));
}

/** All commands of a bot, found by any of their names; made by registry.ts. */
export interface Registry<C extends Turn = Turn> {
  /** Every command, help included, in the order of their declaration. */
  readonly commands: readonly KnownCommand<C>[];
  readonly help: Command<C>;
  /** @param name full English name, as buttons and forms carry it */
  named(name: string): KnownCommand<C> | undefined;
  /** @returns the command of the first one or two words (two win), and how many were its name. */
  find(words: readonly string[]): { known: KnownCommand<C>; used: 1 | 2 } | null;
  /** The same for the command that the first words were probably meant to name. */
  nearest(words: readonly string[]): { known: KnownCommand<C>; used: 1 | 2 } | null;
}
