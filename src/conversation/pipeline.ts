/** The way of a message through the bot: who speaks, what was meant, whether it is allowed, what it does. */
import { randomInt } from 'node:crypto';
import type { Translators } from './catalogue.ts';
import { codeAlphabet } from './code-alphabet.ts';
import type { Command, Turn } from './command.ts';
import type { KnownCommand } from './command-words.ts';
import { complete } from './completion.ts';
import type { Locale } from './language.ts';
import { type Parsed, parseText, parseValues } from './parse.ts';
import type { AccountRef, Bot, MessageShortcut, Pressed, Said, Submitted } from './platform.ts';
import type { Resolvers } from './read-value.ts';
import type { Registry } from './registry.ts';
import type { Reply } from './reply.ts';
import { askForRest, keepForm, openForm, said, tooLong, unknownCommand, withNotes } from './say-back.ts';
import { refusalOf, type Screen, screenValues, withRefused } from './screened.ts';

export type BotEvent = Said | Pressed | Submitted;

/** What the domain judged travels with the permission to the run it allows. */
export type Permission<J> = { allowed: true; judgement: J } | { allowed: false; reply: Reply };

/** What happened to one event, for metrics. `command` is its English name, null when none was recognised. */
export interface Handled {
  command: string | null;
  via: Turn['via'];
  outcome: Reply['outcome'];
  /** Real seconds from the event to its reply. */
  seconds: number;
}

/** What the domain gives to the conversation. */
export interface ConversationParts<C extends Turn, J> {
  registry: Registry<C>;
  translators: Translators;
  /** Who speaks and where; instead, the reply of whoever answered and counted it in its place (unknown account). */
  turnOf(event: BotEvent, via: Turn['via']): Promise<C | { reply: Reply }>;
  /** Language of the person whose composer is completed. */
  localeOf(account: AccountRef): Promise<Locale>;
  /**
   * Judges before a command runs, and before a form opens for the rest: then with the values understood so far.
   * Never asked about help.
   */
  permit(turn: C, command: Command<C>, values: Record<string, unknown>): Promise<Permission<J>>;
  /** Runs the command; transactions are the domain's affair. */
  run(turn: C, command: Command<C>, values: Record<string, unknown>, judgement: J): Promise<Reply>;
  /** Refuses texts that must not be kept, before they are read; all pass when absent. */
  screen?: Screen<C>;
  resolvers: Resolvers<C>;
  log: { error(details: Record<string, unknown>, message: string): void };
  handled?(what: Handled): void;
  /** Number told to the person and written to the log when something breaks. */
  reference?(): string;
}

/** What was read, or the refusal of a text that was not; then `known` is the command it was for. */
type Read<C extends Turn> = Parsed<C> | { kind: 'refused'; sentence: string; known?: KnownCommand<C> };

/**
 * The bot of a registry of commands. Its functions never reject: what breaks is logged with a reference, and the
 * person is told that reference. Text is expected to be meant for the bot; talk between people never comes here.
 */
export function createConversation<C extends Turn, J>(parts: ConversationParts<C, J>): Bot {
  const { registry, resolvers, screen = () => null } = parts;

  async function answer(turn: C, parsed: Read<C>, asForm: boolean): Promise<Reply> {
    switch (parsed.kind) {
      case 'refused':
        return said(parsed.sentence, 'refused');
      case 'nothing':
        return registry.help.run(turn, {});
      case 'tooLong':
        return tooLong(turn);
      case 'unknown':
        return unknownCommand(parsed, registry, turn);
      case 'form':
      case 'invalid': {
        const { command } = parsed.known;
        if (command === registry.help) return askForRest(parsed, turn, resolvers);
        const permission = await parts.permit(turn, command, parsed.values);
        return permission.allowed ? askForRest(parsed, turn, resolvers) : permission.reply;
      }
      case 'run': {
        const { command } = parsed.known;
        if (command === registry.help) return withNotes(await command.run(turn, parsed.values), parsed, turn);
        const permission = await parts.permit(turn, command, parsed.values);
        if (!permission.allowed) return permission.reply;
        if (asForm) return openForm(parsed, turn, resolvers);
        const reply = await parts.run(turn, command, parsed.values, permission.judgement);
        return withNotes(await keepForm(reply, parsed, turn, resolvers), parsed, turn);
      }
    }
  }

  /** Everything that can break happens inside. */
  async function handle(
    event: BotEvent,
    via: Turn['via'],
    read: (turn: C) => Promise<Read<C>>,
  ): Promise<Reply> {
    let locale: Locale = 'fr';
    let command: string | null = null;
    let reply: Reply;
    const begun = performance.now();
    try {
      const turn = await parts.turnOf(event, via);
      if ('reply' in turn) return turn.reply;
      locale = turn.locale;
      const parsed = await read(turn);
      if ('known' in parsed) command = parsed.known?.command.name ?? null;
      reply = await answer(turn, parsed, 'asForm' in event && event.asForm === true);
    } catch (error) {
      reply = broken(error, event, { via, command, locale });
    }
    const seconds = (performance.now() - begun) / 1000;
    parts.handled?.({ command, via, outcome: reply.outcome, seconds });
    return reply;
  }

  async function readSaid(turn: C, { text }: Said): Promise<Read<C>> {
    const sentence = screen(text, turn);
    return sentence === null ? parseText(text, registry, { turn, resolvers }) : { kind: 'refused', sentence };
  }

  async function readPressed(turn: C, { command, arguments: given }: Pressed): Promise<Read<C>> {
    const sentence = refusalOf(Object.values(given), turn, screen);
    if (sentence !== null) return { kind: 'refused', sentence, known: registry.named(command) };
    return parseValues(command, given, registry, { turn, resolvers });
  }

  /** A refused value does not cost the others: the form stays, with the refusal at its field. */
  async function readSubmitted(turn: C, { command, values }: Submitted): Promise<Read<C>> {
    const { kept, refused } = screenValues(values, turn, screen);
    return withRefused(await parseValues(command, kept, registry, { turn, resolvers }), refused);
  }

  function broken(
    error: unknown,
    { eventId, correlationId, account }: BotEvent,
    { locale, ...about }: { via: Turn['via']; command: string | null; locale: Locale },
  ): Reply {
    const reference = (parts.reference ?? newReference)();
    parts.log.error(
      { err: error, reference, eventId, correlationId, platform: account.platform, ...about },
      'A command broke.',
    );
    return said(parts.translators[locale]('conversation.broken', { reference }), 'failed');
  }

  return {
    shortcuts: shortcutsOf(registry, parts.translators),
    say: (event) => handle(event, 'text', (turn) => readSaid(turn, event)),
    press: (event) => handle(event, 'button', (turn) => readPressed(turn, event)),
    submit: (event) => handle(event, 'form', (turn) => readSubmitted(turn, event)),
    async complete(account, typed) {
      try {
        return complete(registry, typed, await parts.localeOf(account), parts.translators);
      } catch (error) {
        parts.log.error({ err: error, platform: account.platform }, 'Completion broke.');
        return [];
      }
    },
  };
}

/** The commands that may start from a message, with the label of their shortcut in each language. */
export function shortcutsOf<C extends Turn>(
  registry: Registry<C>,
  translators: Translators,
): MessageShortcut[] {
  return registry.commands.flatMap(({ command: { name, fromMessage } }) => {
    // @keys command.*.fromMessage
    const label = (locale: Locale) => translators[locale](`command.${name.replace(' ', '.')}.fromMessage`);
    return fromMessage
      ? [{ command: name, ...fromMessage, label: { fr: label('fr'), en: label('en') } }]
      : [];
  });
}

function newReference(): string {
  return Array.from({ length: 6 }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('');
}
