/** A command is declared once; parser, form, buttons, help, completion and manifests come from the declaration. */
import type { z } from 'zod';
import type { Locale, Translator } from './language.ts';
import type { Place } from './platform.ts';
import type { Reply } from './reply.ts';

/** What any handler knows of the conversation, whatever the platform. Features widen it in people/turn.ts. */
export interface Turn {
  readonly t: Translator;
  readonly locale: Locale;
  readonly now: Temporal.Instant;
  /** IANA zone in which what people type is understood. */
  readonly timeZone: string;
  readonly place: Place;
  readonly via: 'text' | 'button' | 'form';
}

/** Things named in text that the domain resolves: `@Karim`, `COPIL-3`, `D-2026-004`. */
export type Entity =
  | 'person'
  | 'committee'
  | 'meeting'
  | 'decision'
  | 'action'
  | 'site'
  | 'proposal'
  | 'risk'
  | 'poll'
  | 'consultation'
  | 'constraint'
  | 'difficulty'
  | 'remedy'
  | 'vendorRequest'
  | 'lesson';

export interface Resolved<T = unknown> {
  value: T;
  /** Text that resolves to the same thing again, for buttons and forms. */
  text: string;
}

/** What the domain offers to the parser for one kind of entity. */
export interface EntityResolver<C extends Turn = Turn, T = unknown> {
  /** @returns the thing, or null when nothing or more than one answers to that name. */
  resolve(turn: C, text: string): Promise<Resolved<T> | null>;
  /** Candidates for forms and error sentences, the likeliest first, 25 at most. */
  options(turn: C): Promise<{ value: string; label: string }[]>;
  /** The thing as a card names it, where its text alone tells a reader nothing: `S-2026-001 · Date du COPIL`. */
  words?(turn: C, value: T): string;
}

export type ArgumentKind =
  | 'text'
  | 'longText'
  | 'dateTime'
  | 'date'
  | 'duration'
  | 'choice'
  | 'integer'
  | 'url'
  | 'flag'
  | 'entity';

/** A moment as a person wrote it, in the turn's zone. */
export interface UnderstoodDateTime {
  local: Temporal.PlainDateTime;
  /** Present when a range was written (`14h-16h`). */
  durationMinutes?: number;
  /** False when only relative words were used (`mardi prochain`): shown with its weekday before it is final. */
  explicit: boolean;
}

export interface Argument<T = unknown> {
  kind: ArgumentKind;
  schema: z.ZodType<T>;
  /** Order among positional arguments; absent = `key:value` only. */
  position?: number;
  /** Takes every word left over (unquoted titles). */
  rest?: boolean;
  optional?: boolean;
  /** Keys people may type besides the argument's name, the French one that help shows first: `pour`, `due`. */
  keys?: string[];
  entity?: Entity;
  /** For `entity`: candidates of this very command, instead of the resolver's; `texts` is what is known so far. */
  options?(turn: Turn, texts: Record<string, string>): Promise<{ value: string; label: string }[]>;
  /** For `choice`: value → words that mean it besides its label, in any language. */
  choices?: Record<string, string[]>;
  /** Longest text, in characters. */
  max?: number;
  /** For `date`: it may well be past, so that a day without its year can be one that has just passed. */
  lookBack?: boolean;
  /** Not shown in forms, help and completion (carried by buttons). */
  hidden?: boolean;
}

export type Arguments = Record<string, Argument>;
export type ArgumentValues<A extends Arguments> = {
  [K in keyof A]: A[K] extends Argument<infer T> ? T : never;
};

/**
 * Catalogue keys of a command named `schedule`: `command.schedule.summary` (one line),
 * `command.schedule.example` (what follows `/copil `), optionally `command.schedule.title` (of its form; the
 * summary otherwise), and for each argument `command.schedule.argument.<name>` (its label)
 * and optionally `command.schedule.argument.<name>.hint`; for a choice
 * `command.schedule.argument.<name>.<value>`. In two-word names the space becomes a dot:
 * `command.committee.check.summary`. The title of a group is `help.group.<group>`.
 * createRegistry refuses a command that lacks one of the required ones, in any language.
 */
export interface Command<C extends Turn = Turn, A extends Arguments = Arguments> {
  /** English name, one or two words: `schedule`, `committee check`. */
  name: string;
  /** French name. */
  alias: string;
  /** Other words that lead here. */
  synonyms?: string[];
  /** Section of the help. */
  group: string;
  /** Act of the authorisation matrix; absent = everybody. Judged by the domain, never here. */
  act?: string;
  arguments: A;
  /** Left out of help and completion: it only makes sense behind a button. */
  hidden?: boolean;
  /** It only reads: there is nothing to do once, to undo or to announce. */
  readOnly?: true;
  /**
   * Its buttons also stand in a mail, as links to a page where its recipient presses them. Whoever is handed on that mail could
   * press them too: for answers of one's own, not for what decides something for others.
   */
  byMail?: true;
  /**
   * It may start from a message: the arguments that take its text and its address. Label: `command.<name>.fromMessage`,
   * 24 characters at most.
   */
  fromMessage?: { text: string; source: string };
  run(turn: C, values: ArgumentValues<A>): Promise<Reply>;
}

/** Declares a command with its argument types inferred. */
export function command<C extends Turn, A extends Arguments>(declaration: Command<C, A>): Command<C, A> {
  return declaration;
}
