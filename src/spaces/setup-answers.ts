import type { z } from 'zod';
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

export interface Question {
  name: 'space' | 'project' | 'name' | 'email' | 'timeZone';
  /** On the command line. */
  flag: string;
  /** Key of the sentence on the terminal. */
  ask: string;
  schema: z.ZodType<string>;
  /** Taken when nothing is said. */
  otherwise?: string;
}
export type Given = Partial<Record<Question['name'], string>>;

/** What setup asks, in this order. */
export const questions: readonly Question[] = [
  { name: 'space', flag: '--space', ask: 'space.setup.ask.space', schema: line },
  { name: 'project', flag: '--project', ask: 'space.setup.ask.project', schema: line },
  { name: 'name', flag: '--name', ask: 'space.setup.ask.name', schema: line },
  { name: 'email', flag: '--email', ask: 'space.setup.ask.email', schema: email },
  {
    name: 'timeZone',
    flag: '--time-zone',
    ask: 'space.setup.ask.timeZone',
    schema: timeZone,
    otherwise: 'Europe/Paris',
  },
];

export type Answer = { ok: true; value: string } | { ok: false; problem: Problem };

/** @param text as typed, or given by the flag */
export function readAnswer(question: Question, text: string): Answer {
  const result = question.schema.safeParse(text.trim() || (question.otherwise ?? ''));
  if (!result.success) {
    const issue = result.error.issues[0];
    const { key, values } = (issue?.code === 'custom' ? issue.params : {}) as {
      key: string;
      values?: MessageValues;
    };
    return { ok: false, problem: problem([], key, text, values) };
  }
  if (question.name === 'name' && !/\S\s+\S/.test(result.data))
    return { ok: false, problem: problem([], 'space.setup.wrongName', text) };
  return { ok: true, value: result.data };
}

/** @param given a right answer to each question */
export function answersFrom(given: Required<Given>): SetupAnswers {
  const [givenName = '', ...familyName] = given.name.split(/\s+/);
  const { space, project, email: address, timeZone: zone } = given;
  return { space, project, givenName, familyName: familyName.join(' '), email: address, timeZone: zone };
}
