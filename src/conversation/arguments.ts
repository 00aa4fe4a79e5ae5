/** Builders of the argument table of a command: kind, place, words that lead to it, and the schema of its value. */
import { z } from 'zod';
import type { Argument, ArgumentKind, Entity, Resolved, UnderstoodDateTime } from './command.ts';

/** What every builder accepts; see `Argument` for the meaning of each. */
export interface Placing {
  position?: number;
  rest?: boolean;
  optional?: boolean;
  keys?: string[];
  hidden?: boolean;
}

type Given<T, O extends Placing> = O extends { optional: true } ? T | undefined : T;

export interface TextLimits {
  /** Characters, after trimming. */
  min?: number;
  max?: number;
}
export interface NumberLimits {
  min?: number;
  max?: number;
}

const textLength = 200;
const longTextLength = 4_000;
const longestMeetingMinutes = 24 * 60;

/** One line: a title, a place. 1 to 200 characters unless told otherwise. */
export function text<const O extends Placing & TextLimits>(options?: O): Argument<Given<string, O>> {
  return { ...declare('text', lengthBetween(options, textLength), options), max: options?.max ?? textLength };
}

/** Several lines: a reason, a decision's wording. 1 to 4000 characters unless told otherwise. */
export function longText<const O extends Placing & TextLimits>(options?: O): Argument<Given<string, O>> {
  return {
    ...declare('longText', lengthBetween(options, longTextLength), options),
    max: options?.max ?? longTextLength,
  };
}

/** A day and an hour in the turn's zone, or a range (`14h-16h`), which also fills the command's duration. */
export function dateTime<const O extends Placing>(options?: O): Argument<Given<UnderstoodDateTime, O>> {
  const schema = z.custom<UnderstoodDateTime>(
    (value) => (value as UnderstoodDateTime | undefined)?.local instanceof Temporal.PlainDateTime,
  );
  return declare('dateTime', schema, options);
}

/** A day; one to come unless it may look back. */
export function date<const O extends Placing & { lookBack?: true }>(
  options?: O,
): Argument<Given<Temporal.PlainDate, O>> {
  return { ...declare('date', z.instanceof(Temporal.PlainDate), options), lookBack: options?.lookBack };
}

/** A length of time, in minutes. `min` and `max` are minutes: 5 to 1440 unless told otherwise. */
export function duration<const O extends Placing & NumberLimits>(options?: O): Argument<Given<number, O>> {
  const schema = z
    .number()
    .int()
    .min(options?.min ?? 5)
    .max(options?.max ?? longestMeetingMinutes);
  return declare('duration', schema, options);
}

/** A whole number. */
export function integer<const O extends Placing & NumberLimits>(options?: O): Argument<Given<number, O>> {
  const schema = z
    .number()
    .int()
    .min(options?.min ?? 0)
    .max(options?.max ?? 1_000_000);
  return declare('integer', schema, options);
}

/** An address people can open: http or https, 2000 characters at most. */
export function url<const O extends Placing>(options?: O): Argument<Given<string, O>> {
  return declare('url', z.url({ protocol: /^https?$/ }).max(2_000), options);
}

/** Yes or no; absent means no. Never asked for. */
export function flag(options?: Omit<Placing, 'optional' | 'rest'>): Argument<boolean> {
  return { ...declare('flag', z.boolean().default(false), options), optional: true };
}

/**
 * One of a few values.
 * @param choices value → words that mean it besides its label, in any language; accents and case do not matter
 */
export function choice<const V extends string, const O extends Placing>(
  choices: Record<V, readonly string[]>,
  options?: O,
): Argument<Given<V, O>> {
  const values = Object.keys(choices) as [V, ...V[]];
  const words = Object.fromEntries(values.map((value) => [value, [...choices[value]]]));
  return { ...declare<V, O>('choice', z.enum(values) as unknown as z.ZodType<V>, options), choices: words };
}

/** Where the candidates of a form come from, when the command knows better than the resolver. */
type Candidates = Pick<Argument, 'options'>;
type OptionalPlacing = Placing & Candidates & { optional: true };
type RequiredPlacing = Placing & Candidates & { optional?: false };

/** Something the domain knows by name; a handler gets both the thing and the text that names it again. */
export function entity<T = unknown>(kind: Entity, options?: RequiredPlacing): Argument<Resolved<T>>;
export function entity<T = unknown>(
  kind: Entity,
  options: OptionalPlacing,
): Argument<Resolved<T> | undefined>;
export function entity<T = unknown>(
  kind: Entity,
  options?: Placing & Candidates,
): Argument<Resolved<T>> | Argument<Resolved<T> | undefined> {
  const schema = z.custom<Resolved<T>>(
    (value) => typeof (value as Resolved<T> | undefined)?.text === 'string',
  );
  return { ...declare('entity', schema, options), entity: kind, options: options?.options };
}

function lengthBetween(limits: TextLimits | undefined, longest: number): z.ZodType<string> {
  return z
    .string()
    .trim()
    .min(limits?.min ?? 1)
    .max(limits?.max ?? longest);
}

function declare<T, O extends Placing>(
  kind: ArgumentKind,
  schema: z.ZodType<T>,
  options: O | undefined,
): Argument<Given<T, O>> {
  const { position, rest, optional, keys, hidden } = options ?? ({} as Placing);
  const whole = optional ? schema.optional() : schema;
  return { kind, schema: whole as z.ZodType<Given<T, O>>, position, rest, optional, keys, hidden };
}
