import type { MessageValues } from '../../conversation/language.ts';
import type { Path, Problem } from '../../spaces/problem.ts';
import type { Place } from '../workbook/place.ts';

/** Sentences about space files that name fields of JSON, and what a workbook says in their place. */
const inItsWords: Readonly<Record<string, string>> = {
  'space.problem.missing': 'exchange.problem.emptyCell',
  'space.problem.lacksForActivity': 'exchange.problem.lacksForActivity',
  'space.problem.lacksLeadOrganisation': 'exchange.problem.lacksLeadOrganisation',
  'space.problem.lacksVoter': 'exchange.problem.lacksVoter',
  'space.problem.roleHeldTwice': 'exchange.problem.roleHeldTwice',
  'space.problem.unknownChannel': 'exchange.problem.unknownChannel',
  'space.problem.unknownWorkspace': 'exchange.problem.unknownWorkspace',
  'space.problem.slugTaken': 'exchange.problem.slugTaken',
  'space.problem.workspaceTaken': 'exchange.problem.workspaceTaken',
  'space.problem.handleTaken': 'exchange.problem.handleTaken',
};

/** @param placeOf where the value at a path of the space file stands in the workbook */
export function inWordsOfWorkbooks(
  { key, values }: Pick<Problem, 'key' | 'values'>,
  placeOf: (path: Path) => Place | null = () => null,
): { key: string; values: MessageValues } {
  if (key !== 'space.problem.repeated') return { key: inItsWords[key] ?? key, values };
  const row = placeOf(pathIn(String(values.first)))?.row ?? 0;
  return { key: 'exchange.problem.repeated', values: { ...values, row } };
}

/** @param text as `pathText` writes it */
function pathIn(text: string): Path {
  return [...text.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([part, index]) =>
    index === undefined ? part : Number(index),
  );
}
