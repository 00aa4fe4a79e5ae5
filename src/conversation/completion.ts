/** What can continue the words in the composer: names of commands, then keys and choices of their arguments. */
import type { Translators } from './catalogue.ts';
import { fold } from './clean-text.ts';
import type { Turn } from './command.ts';
import { argumentKey, argumentLabel, commandName, type KnownCommand } from './command-words.ts';
import type { Locale } from './language.ts';
import type { Completion } from './platform.ts';
import type { Registry } from './registry.ts';
import { longestText, quote } from './tokenizer.ts';

const most = 12;

/** @param typed all that stands in the composer, with or without `/copil` */
export function complete<C extends Turn>(
  registry: Registry<C>,
  typed: string,
  locale: Locale,
  translators: Translators,
): Completion[] {
  if (typed.length > longestText) return [];
  const [, address = '', said = ''] =
    /^\s*([/@]?copil\s+|[/@]?(?:c|co|cop|copi|copil)?$)?(.*)$/is.exec(typed) ?? [];
  const before = address === '' ? '' : '/copil ';
  const words = said.trimStart().split(/\s+/);
  const found = registry.find(words);
  const last = words.at(-1) ?? '';
  const names = completeNames(registry, said, before, locale, translators);
  const kept = typed.slice(0, typed.length - last.length);
  const more =
    found && words.length > found.used
      ? completeArguments(found.known, words, kept, locale, translators)
      : [];
  return [...names, ...more].slice(0, most);
}

function completeNames<C extends Turn>(
  registry: Registry<C>,
  said: string,
  before: string,
  locale: Locale,
  translators: Translators,
): Completion[] {
  const beginning = fold(said);
  return registry.commands
    .filter(({ command, names }) => !command.hidden && names.some((name) => name.startsWith(beginning)))
    .map(({ command, key }) => {
      const label = commandName(command, locale);
      return { text: `${before}${label} `, label, description: translators[locale](`${key}.summary`) };
    });
}

function completeArguments(
  known: KnownCommand,
  words: readonly string[],
  before: string,
  locale: Locale,
  translators: Translators,
): Completion[] {
  const t = translators[locale];
  const last = fold(words.at(-1) ?? '');
  const used = new Set(words.slice(0, -1).map((word) => known.keys.get(fold(word.split(':')[0] ?? ''))));
  return Object.entries(known.command.arguments)
    .filter(([name, { hidden }]) => !hidden && !used.has(name))
    .flatMap(([name, argument]) => {
      const key = argumentKey(name, argument, locale);
      const label = argumentLabel(known, name, t);
      const values = argument.kind === 'flag' ? ['true', 'false'] : Object.keys(argument.choices ?? {});
      if (values.length === 0) return [{ word: `${key}:`, label: `${key}:`, description: label }];
      return values.map((value) => {
        const said =
          argument.kind === 'flag'
            ? t(`conversation.flag.${value}`)
            : argumentLabel(known, `${name}.${value}`, t);
        const written = /\s/.test(said) ? quote(said) : said;
        return { word: `${key}:${written}`, label: `${key}:${written}`, description: label };
      });
    })
    .filter(({ word }) => fold(word).startsWith(last))
    .map(({ word, label, description }) => ({ text: before + word, label, description }));
}
