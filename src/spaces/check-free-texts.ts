import { residentData } from '../people/resident-data.ts';
import { type Path, type Problem, problem } from './problem.ts';
import type { SpaceFile } from './space-file.ts';

/** Where people write freely; `[]` stands for every element of a list. Names, addresses and codes are none. */
export const freeTexts = [
  'organisations[].executiveBodyLabel',
  'channels[].topic',
  'committees[].label',
  'committees[].duties',
  'committees[].place',
  'committees[].members[].function',
  'constraints[].label',
  'history.meetings[].title',
  'history.meetings[].place',
  'history.meetings[].cancelReason',
  'history.meetings[].invitations[].reason',
  'history.calendarVersions[].note',
  'history.decisions[].text',
  'history.decisions[].item',
  'history.decisions[].rationale',
  'history.actions[].text',
  'history.risks[].title',
  'history.risks[].prevention',
  'history.risks[].trigger',
  'history.reports[].asks',
] as const;

/** No data about residents comes in by a file either (C56, invariant 8): told with its path, never with the text. */
export function checkFreeTexts(file: SpaceFile): Problem[] {
  return freeTexts.flatMap((where) =>
    textsAt(file, where.split(/\.|(?=\[\])/), []).flatMap(({ path, text }) => {
      const found = residentData(text);
      return found ? [problem(path, 'space.problem.residentData', undefined, { kind: found.kind })] : [];
    }),
  );
}

/** @param steps field names, and `[]` for each element */
function textsAt(value: unknown, steps: readonly string[], path: Path): { path: Path; text: string }[] {
  const [step, ...rest] = steps;
  if (step === undefined) return typeof value === 'string' ? [{ path, text: value }] : [];
  if (value === null || typeof value !== 'object') return [];
  if (step !== '[]') return textsAt((value as Record<string, unknown>)[step], rest, [...path, step]);
  return (value as unknown[]).flatMap((one, index) => textsAt(one, rest, [...path, index]));
}
