import type { z } from 'zod';
import { type Path, type Problem, problem } from './problem.ts';

/** @returns one problem for each refusal of the schema, each unknown field by its own name. */
export function shapeProblems(issues: readonly z.core.$ZodIssue[], source: unknown): Problem[] {
  return issues.flatMap((issue) => fromIssue(issue, issue.path as Path, source));
}

function fromIssue(issue: z.core.$ZodIssue, path: Path, source: unknown): Problem[] {
  const read = valueAt(source, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        problem([...path, key], 'space.problem.unknownField', key, { known: issue.message }),
      );
    case 'invalid_type':
      if (read === undefined) return [problem(path, 'space.problem.missing')];
      return [problem(path, 'space.problem.type', read, { expected: issue.expected })];
    case 'invalid_value':
      if (read === undefined) return [problem(path, 'space.problem.missing')];
      return [problem(path, 'space.problem.choice', read, { choices: issue.values.join(', ') })];
    case 'invalid_union':
      return fromUnion(issue, path, source);
    case 'custom':
      return [problem(path, issue.params?.key, read, issue.params?.values)];
    default:
      throw new Error(`no sentence for the schema issue ${issue.code}`);
  }
}

/** The refusals of the form that was meant: the one whose type is right. */
function fromUnion(issue: z.core.$ZodIssueInvalidUnion, path: Path, source: unknown): Problem[] {
  const meant = issue.errors.find(
    (issues) => !issues.some((inner) => inner.path.length === 0 && inner.code === 'invalid_type'),
  );
  if (!meant) return [problem(path, 'space.problem.type', valueAt(source, path), { expected: 'union' })];
  return meant.flatMap((inner) => fromIssue(inner, [...path, ...(inner.path as Path)], source));
}

export function valueAt(source: unknown, path: Path): unknown {
  let value = source;
  for (const part of path) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}
