/** What was not understood, as data; the sentence comes from the catalogue when it is shown. */
import { excerpt } from './clean-text.ts';
import { argumentLabel, type KnownCommand } from './command-words.ts';
import type { MessageValues, Translator } from './language.ts';

export interface Problem {
  /** Last part of the catalogue key `conversation.problem.<code>`. */
  code: string;
  /** Argument concerned; absent when words could not be attached to any. */
  argument?: string;
  /** The words concerned, as typed. */
  typed: string;
  /** What to put into the argument's field, when that is not its reading. */
  entered?: string;
  /** What else the sentence names, already in the person's language. */
  values?: MessageValues;
}

/** @returns « Je n’ai pas compris la date “32/09”. » */
export function problemSentence(problem: Problem, known: KnownCommand, t: Translator): string {
  const label = problem.argument === undefined ? '' : argumentLabel(known, problem.argument, t);
  return t(`conversation.problem.${problem.code}`, {
    typed: excerpt(problem.typed),
    label,
    ...problem.values,
  });
}
