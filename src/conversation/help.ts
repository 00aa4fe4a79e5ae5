/** `/copil help`: all commands by group, or one of them with its arguments; drawn from their declarations. */
import { text } from './arguments.ts';
import type { Block, Card, ListItem, RichText } from './card.ts';
import type { Argument, Command, Turn } from './command.ts';
import {
  argumentKey,
  argumentLabel,
  commandName,
  exampleLine,
  type KnownCommand,
  positionalArguments,
  type Registry,
} from './command-words.ts';
import { formatList } from './format.ts';
import type { Translator } from './language.ts';

import type { Reply } from './reply.ts';

/** @param registry read when help is asked for, not before */
export function helpCommand<C extends Turn>(registry: () => Registry<C>): Command<C> {
  const topic = text({ position: 1, rest: true, optional: true, keys: ['commande'] });
  return {
    name: 'help',
    alias: 'aide',
    synonyms: ['?', '--help', 'sos'],
    group: 'conversation',
    arguments: { topic },
    run: async ({ t }, values) => helpReply(registry(), values.topic as string | undefined, t),
  };
}

function helpReply<C extends Turn>(registry: Registry<C>, topic: string | undefined, t: Translator): Reply {
  if (!topic) return { card: overview(registry, t), visibility: 'private', outcome: 'done' };
  const words = topic.replace(/^\/?copil\s+/i, '').split(/\s+/);
  const found = (registry.find(words) ?? registry.nearest(words))?.known;
  if (found && !found.command.hidden)
    return { card: helpOf(found, t), visibility: 'private', outcome: 'done' };
  const card = overview(registry, t);
  card.blocks.unshift({
    kind: 'notice',
    tone: 'neutral',
    text: t('help.unknown', { topic: topic.slice(0, 60) }),
  });
  return { card, visibility: 'private', outcome: 'unknown' };
}

function overview<C extends Turn>(registry: Registry<C>, t: Translator): Card {
  const groups = new Map<string, ListItem[]>();
  for (const { command, key } of registry.commands) {
    if (command.hidden) continue;
    const line: RichText = [{ bold: `/copil ${commandName(command, t.locale)}` }];
    groups.set(command.group, [
      ...(groups.get(command.group) ?? []),
      { text: line, detail: t(`${key}.summary`) },
    ]);
  }
  const lists: Block[] = [...groups].map(([group, items]) => ({
    kind: 'list',
    heading: t(`help.group.${group}`),
    items,
  }));
  return {
    heading: t('help.heading'),
    blocks: [{ kind: 'text', text: t('help.intro') }, ...lists],
    footer: t('help.more'),
  };
}

/** @returns the help of one command: what it does, how to write it, an example, each argument. */
function helpOf(known: KnownCommand, t: Translator): Card {
  const { command, key } = known;
  const title = commandName(command, t.locale);
  const others = [...new Set([command.name, command.alias, ...(command.synonyms ?? [])])].filter(
    (name) => name !== title && /^\p{L}/u.test(name),
  );
  const example = exampleLine(known, t);
  const shown = Object.entries(command.arguments).filter(([, { hidden }]) => !hidden);
  return {
    heading: `/copil ${title}`,
    blocks: [
      { kind: 'text', text: t(`${key}.summary`) },
      {
        kind: 'fields',
        fields: [
          { label: t('help.usage'), value: usageLine(known, t) },
          ...(example ? [{ label: t('help.example'), value: example }] : []),
          ...(others.length > 0
            ? [{ label: t('help.names'), value: formatList(others, t.locale, 'disjunction') }]
            : []),
        ],
      },
      ...(shown.length > 0
        ? [
            {
              kind: 'list' as const,
              heading: t('help.arguments'),
              items: shown.map(([name, argument]) => argumentItem(known, name, argument, t)),
            },
          ]
        : []),
    ],
    actions: command.hidden
      ? []
      : [{ id: 'open', label: t('help.open'), command: command.name, arguments: {} }].slice(
          0,
          opensForm(command),
        ),
  };
}

/** @returns `/copil planifier <date et heure> [durée] [titre] [lieu:…]` */
export function usageLine(known: KnownCommand, t: Translator): string {
  const { command } = known;
  const ordered = positionalArguments(command);
  const keyed = Object.entries(command.arguments).filter(([, { position }]) => position === undefined);
  const parts = [...ordered, ...keyed]
    .filter(([, { hidden }]) => !hidden)
    .map(([name, argument]) => {
      const label = lowered(argumentLabel(known, name, t));
      const written = argument.position === undefined ? `${argumentKey(name, argument, t.locale)}:…` : label;
      return argument.optional ? `[${written}]` : `<${written}>`;
    });
  return [`/copil ${commandName(command, t.locale)}`, ...parts].join(' ');
}

function argumentItem(known: KnownCommand, name: string, argument: Argument, t: Translator): ListItem {
  const label = argumentLabel(known, name, t);
  const key = argumentKey(name, argument, t.locale);
  const hint = `${known.key}.argument.${name}.hint`;
  const choices = Object.keys(argument.choices ?? {}).map((value) =>
    argumentLabel(known, `${name}.${value}`, t),
  );
  const details = [
    t(argument.optional ? 'help.optional' : 'help.required', { key }),
    ...(choices.length > 0 ? [formatList(choices, t.locale, 'disjunction')] : []),
    ...(t.has(hint) ? [t(hint)] : []),
  ];
  return { text: [{ bold: label }], detail: details.join(' · ') };
}

/** A command without required arguments would act when pressed: it gets no button. */
function opensForm(command: Command): 0 | 1 {
  return Object.values(command.arguments).some(({ optional }) => !optional) ? 1 : 0;
}

/** « Date et heure » inside a line; acronyms keep their capitals. */
function lowered(label: string): string {
  return /^\p{Lu}\p{Lu}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}
