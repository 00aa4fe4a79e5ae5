import type { Translator } from '../conversation/language.ts';
import {
  answersFrom,
  type Given,
  type Question,
  questions,
  readAnswer,
  type SetupAnswers,
} from './setup-answers.ts';
import type { Terminal } from './terminal.ts';

/**
 * Takes what the flags say, and asks on the terminal for what they leave open.
 *
 * @returns null, after saying why, when a flag is wrong or an answer cannot be had
 */
export async function setupInterview(
  flags: Given,
  terminal: Terminal,
  t: Translator,
): Promise<SetupAnswers | null> {
  const given: Given = {};
  for (const question of questions) {
    const text = flags[question.name];
    if (text === undefined) continue;
    const answer = readAnswer(question, text);
    if (!answer.ok) {
      terminal.complain(`${question.flag}: ${t(answer.problem.key, answer.problem.values)}`);
      return null;
    }
    given[question.name] = answer.value;
  }
  const open = questions.filter(({ name }) => given[name] === undefined);
  const necessary = open.filter(({ otherwise }) => otherwise === undefined);
  if (necessary.length > 0 && !terminal.ask) {
    terminal.complain(t('space.setup.flags', { flags: necessary.map(({ flag }) => flag).join(', ') }));
    return null;
  }
  for (const question of open) {
    // Whoever gave every necessary flag is asked nothing.
    const value = necessary.length === 0 ? question.otherwise : await askUntilRight(question, terminal, t);
    if (value === undefined) {
      terminal.complain(t('space.setup.ended'));
      return null;
    }
    given[question.name] = value;
  }
  return answersFrom(given as Required<Given>);
}

/** @returns undefined when the input ends. */
async function askUntilRight(
  question: Question,
  terminal: Terminal,
  t: Translator,
): Promise<string | undefined> {
  while (true) {
    const text = await terminal.ask?.(t(question.ask));
    if (text === undefined || text === null) return undefined;
    const answer = readAnswer(question, text);
    if (answer.ok) return answer.value;
    terminal.complain(t(answer.problem.key, answer.problem.values));
  }
}
