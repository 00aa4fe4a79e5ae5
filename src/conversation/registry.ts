/** All commands of the bot: found by any of their names, in either language. */
import type { Translators } from './catalogue.ts';
import { fold } from './clean-text.ts';
import type { Command, Turn } from './command.ts';
import { type KnownCommand, knownCommand, missingSentences, type Registry } from './command-words.ts';
import { locales } from './language.ts';

export type { Registry } from './command-words.ts';

import { helpCommand } from './help.ts';
import { nearest } from './nearest.ts';

/**
 * Adds `help` (`aide`) to the commands.
 * @throws Error when two commands share a name, an alias or a synonym, when a name has more than two words, or when a
 * sentence that a command needs is missing from a catalogue (all missing ones are named), or when a command that may
 * start from a message names an argument it does not have or a label that no platform shows whole
 */
export function createRegistry<C extends Turn>(
  declared: readonly Command<C>[],
  translators: Translators,
): Registry<C> {
  const help: Command<C> = helpCommand<C>(() => registry);
  const commands = [...declared, help].map((command) => knownCommand(command, translators));
  const byName = index(commands);
  const missing = commands.flatMap((known) => missingSentences(known, translators));
  if (missing.length > 0) throw new Error(`Sentences missing from the catalogues: ${missing.join(', ')}.`);
  for (const known of commands) checkShortcut(known, translators);
  const listed = new Map(
    commands
      .filter(({ command }) => !command.hidden)
      .flatMap((known) => known.names.map((name) => [name, known])),
  );
  const registry: Registry<C> = {
    commands,
    help,
    named: (name) => commands.find(({ command }) => command.name === name),
    find(words) {
      const [first = '', second = ''] = words.map((word) => fold(word).replace(afterWord, ''));
      const both = second && byName.get(`${first} ${second}`);
      if (both) return { known: both, used: 2 };
      const one = byName.get(first);
      return one ? { known: one, used: 1 } : null;
    },
    nearest(words) {
      const [first = '', second = ''] = words;
      const byOne = nearest(first, listed.keys())[0];
      const byBoth = second && nearest(`${first} ${second}`, listed.keys())[0];
      if (byBoth && (byBoth.includes(' ') || !byOne))
        return { known: listed.get(byBoth) as KnownCommand<C>, used: 2 };
      return byOne ? { known: listed.get(byOne) as KnownCommand<C>, used: 1 } : null;
    },
  };
  return registry;
}

/** « Merci ! » and « bonjour, » are said as the word alone is. */
const afterWord = /(?<=\p{L})[!.,…]+$/u;

/** Characters of a shortcut's label, on the platform that shows the fewest (manifest schema 2.0, shortcuts). */
const longestLabel = 24;

function checkShortcut<C extends Turn>(
  { command: { name, arguments: all, fromMessage }, key }: KnownCommand<C>,
  translators: Translators,
): void {
  if (!fromMessage) return;
  for (const argument of Object.values(fromMessage))
    if (!Object.hasOwn(all, argument))
      throw new Error(`“${name}” starts from a message, but has no argument “${argument}”.`);
  for (const locale of locales) {
    const label = translators[locale](`${key}.fromMessage`);
    if (Array.from(label).length > longestLabel)
      throw new Error(
        `“${key}.fromMessage” (${locale}) has more than ${longestLabel} characters: “${label}”.`,
      );
  }
}

function index<C extends Turn>(commands: readonly KnownCommand<C>[]): Map<string, KnownCommand<C>> {
  const byName = new Map<string, KnownCommand<C>>();
  for (const known of commands)
    for (const name of known.names) {
      const other = byName.get(name);
      if (other)
        throw new Error(`“${name}” names two commands: “${other.command.name}” and “${known.command.name}”.`);
      if (!/^\S+( \S+)?$/.test(name)) throw new Error(`Command name “${name}” must be one or two words.`);
      byName.set(name, known);
    }
  return byName;
}
