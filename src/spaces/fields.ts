/** The kinds of value a space file holds; each refusal names the sentence that says what is expected. */
import { z } from 'zod';
import type { MessageValues } from '../conversation/language.ts';

const noControl = /^[^\p{Cc}\p{Cs}]*$/u;
const noControlButBreaks = /^(?:[^\p{Cc}\p{Cs}]|[\n\t])*$/u;

/** A refinement whose failure is told with the sentence `key` of the catalogue. */
function must<T extends z.ZodType>(
  schema: T,
  test: (value: z.output<T>) => boolean,
  key: string,
  values: MessageValues = {},
): T {
  return schema.refine(test, { params: { key, values } }) as T;
}

function matching(pattern: RegExp, key: string) {
  return must(z.string(), (value) => pattern.test(value), key);
}

/** An object that refuses fields it does not know; the refusal lists those it knows. */
export function entry<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? Object.keys(shape).join(', ') : undefined),
  });
}

/** May be left out; `null` means the same. */
export function optional<T extends z.ZodType>(schema: T) {
  return schema.nullish().transform((value) => value ?? undefined);
}

/** May be left out; then it has this value. */
export function withDefault<T extends z.ZodType>(schema: T, value: z.output<T>) {
  return schema.nullish().transform((read): z.output<T> => read ?? value);
}

/** @param shape of one element of a list that may be left out */
export function list<T extends z.ZodType>(shape: T) {
  return withDefault(z.array(shape), []);
}

/** One line of text without control characters. */
export const line = must(
  z.string().trim(),
  (value) => value.length > 0 && value.length <= 300 && noControl.test(value),
  'space.problem.line',
  { max: 300 },
);

/** Several lines of text. */
export const paragraph = must(
  z.string().trim(),
  (value) => value.length > 0 && value.length <= 4000 && noControlButBreaks.test(value),
  'space.problem.paragraph',
  { max: 4000 },
);

/** A short word: `AGLA`, `S01`. */
export const code = matching(/^[\p{L}\p{N}]+(?:[-_.][\p{L}\p{N}]+)*$(?<=^.{1,24})/u, 'space.problem.code');
/** A committee's word, to which people add a meeting's number: `COPIL`, `GT-ECRITS`. */
export const committeeCode = matching(
  /^\p{L}[\p{L}\p{N}]*(?:[-_]\p{L}[\p{L}\p{N}]*)*$(?<=^.{1,24})/u,
  'space.problem.committeeCode',
);
export const slug = matching(/^[a-z0-9]+(?:-[a-z0-9]+)*$(?<=^.{1,48})/, 'space.problem.slug');
export const handle = matching(/^[a-z0-9]+(?:[-_.][a-z0-9]+)*$(?<=^.{1,48})/, 'space.problem.handle');
/** A workspace or an account, as its platform names it. */
export const externalId = matching(/^[^\s\p{Cc}\p{Cs}]{1,200}$/u, 'space.problem.externalId');
export const channelName = matching(
  /^[\p{Ll}\p{Lo}\p{N}]+(?:[-_.][\p{Ll}\p{Lo}\p{N}]+)*$(?<=^.{1,80})/u,
  'space.problem.channelName',
);
/** Kept in lower case: people are found by it. */
export const email = must(
  z.string().trim().toLowerCase(),
  (value) => value.length <= 254 && z.regexes.email.test(value),
  'space.problem.email',
);
export const finess = matching(/^\d[\dAB]\d{7}$/, 'space.problem.finess');
export const hour = matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'space.problem.hour');
export const webAddress = must(
  z.string().trim(),
  (value) => /^https?:\/\/[^\s\p{Cc}]+$/u.test(value) && URL.canParse(value),
  'space.problem.webAddress',
);
export const date = must(z.string(), isDate, 'space.problem.date');
export const flag = z.boolean();

/** Wall time `YYYY-MM-DDTHH:MM`; seconds are accepted when they are zero. */
export const dateTime = must(z.string(), isDateTime, 'space.problem.dateTime').transform((value) =>
  value.slice(0, 16),
);

/** IANA time zone, in its usual spelling whatever the case read. */
export const timeZone = must(
  z.string(),
  (value) => zoneName(value) !== null,
  'space.problem.timeZone',
).transform((value) => zoneName(value) ?? value);

export function whole(min: number, max: number) {
  return must(
    z.number(),
    (value) => Number.isInteger(value) && value >= min && value <= max,
    'space.problem.whole',
    { min, max },
  );
}

/** With decimals, as 2.5. */
export function decimal(min: number, max: number) {
  return must(z.number(), (value) => value >= min && value <= max, 'space.problem.number', { min, max });
}

export const days = whole(1, 1000);

function isDate(value: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(value)) return false;
  return parses(() => Temporal.PlainDate.from(value));
}

function isDateTime(value: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d(:00)?$/.test(value)) return false;
  return parses(() => Temporal.PlainDateTime.from(value));
}

function zoneName(value: string): string | null {
  if (!/^[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)*$/.test(value)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

function parses(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
