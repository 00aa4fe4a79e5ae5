/** What people give is screened before it is read: what the domain refuses goes no further than its refusal. */
import type { Turn } from './command.ts';
import type { Parsed } from './parse.ts';
import type { Problem } from './problem.ts';

/** @returns the sentence of a refusal in the person's language, which never repeats the text; null when it may pass */
export type Screen<C extends Turn> = (text: string, turn: C) => string | null;

/** Code of the problem of a value that was screened out; its sentence is the domain's. */
export const screenedOut = 'screenedOut';

/** @returns the first refusal among these texts, null when all may pass */
export function refusalOf<C extends Turn>(
  texts: Iterable<unknown>,
  turn: C,
  screen: Screen<C>,
): string | null {
  for (const text of texts) {
    const sentence = typeof text === 'string' ? screen(text, turn) : null;
    if (sentence !== null) return sentence;
  }
  return null;
}

export interface ScreenedValues {
  /** What may be read, by argument name. */
  kept: Record<string, string>;
  /** Refusals by argument name. */
  refused: Record<string, string>;
}

export function screenValues<C extends Turn>(
  values: Record<string, string>,
  turn: C,
  screen: Screen<C>,
): ScreenedValues {
  const screened: ScreenedValues = { kept: {}, refused: {} };
  for (const [name, value] of Object.entries(values)) {
    const sentence = refusalOf([value], turn, screen);
    if (sentence === null) screened.kept[name] = value;
    else screened.refused[name] = sentence;
  }
  return screened;
}

/** @returns what was read of the kept values, with a problem at each field whose text was refused */
export function withRefused<C extends Turn>(
  parsed: Parsed<C>,
  refused: ScreenedValues['refused'],
): Parsed<C> {
  if (!('known' in parsed)) return parsed;
  const problems = Object.entries(refused)
    .filter(([name]) => Object.hasOwn(parsed.known.command.arguments, name))
    .map(([argument, reason]): Problem => ({ code: screenedOut, argument, typed: '', values: { reason } }));
  if (problems.length === 0) return parsed;
  const missing = parsed.kind === 'run' ? [] : parsed.missing.filter((name) => !Object.hasOwn(refused, name));
  const others = parsed.kind === 'invalid' ? parsed.problems : [];
  return { ...parsed, kind: 'invalid', missing, problems: [...problems, ...others] };
}
