import type { MessageValues } from '../conversation/language.ts';
import { email, line, timeZone } from './fields.ts';
import { type Problem, problem } from './problem.ts';

export interface SetupAnswers {
  space: string;
  project: string;
  givenName: string;
  familyName: string;
  email: string;
  timeZone: string;
}

/** What setup asks, in this order: the flag of the command line and the sentence of the terminal. */
export const questions = [
  { name: 'space', flag: '--space', ask: 'space.setup.ask.space', schema: line },
  { name: 'project', flag: '--project', ask: 'space.setup.ask.project', schema: line },
  { name: 'name', flag: '--name', ask: 'space.setup.ask.name', schema: line },
  { name: 'email', flag: '--email', ask: 'space.setup.ask.email', schema: email },
  { name: 'timeZone', flag: '--time-zone', ask: 'space.setup.ask.timeZone', schema: timeZone, otherwise: 'Europe/Paris' },
] as const;
export type Question = (typeof questions)[number];

export type Answer = { ok: true; value: string } | { ok: false; problem: Problem };

/** @param text as typed or given by the flag */
export function readAnswer(question: Question, text: string): Answer {
  const typed = text.trim() || ('otherwise' in question ? question.otherwise : '');
  const result = question.schema.safeParse(typed);
  if (!result.success) {
    const issue = result.error.issues[0];
    const { key, values } = (issue?.code === 'custom' ? issue.params : {}) as { key: string; values?: MessageValues };
    return { ok: false, problem: problem([question.flag], key, text, values) };
  }
  if (question.name === 'name' && !/\S\s+\S/.test(result.data))
    return { ok: false, problem: problem([question.flag], 'space.setup.wrongName', text) };
  return { ok: true, value: result.data };
}

/** @param given a right answer to each question */
export function answersFrom(given: Record<Question['name'], string>): SetupAnswers {
  const [givenName = '', ...familyName] = given.name.split(/\s+/);
  const { space, project, email: address, timeZone: zone } = given;
  return { space, project, givenName, familyName: familyName.join(' '), email: address, timeZone: zone };
}
