import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { associations, readAssociation } from '../../test/support/read-association.ts';
import { now, problemsOf, translators } from '../../test/support/spoilt-space-file.ts';
import { type Path, pathText, tellProblems } from './problem.ts';
import { readSpaceFile } from './read-space-file.ts';

describe('any one corruption', () => {
  /** Every value of a file by its path. */
  function places(value: unknown, path: Path = []): { path: Path; value: unknown }[] {
    const here = { path, value };
    if (value === null || typeof value !== 'object') return [here];
    const inner = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
    return [here, ...inner.flatMap(([name, item]) => places(item, [...path, name]))];
  }

  const leaves = (file: unknown) => places(file).filter(({ value }) => typeof value !== 'object');
  const objects = (file: unknown) => places(file).filter(({ value }) => value?.constructor === Object);

  // biome-ignore lint/suspicious/noExplicitAny: a JSON value
  function at(file: any, path: Path): any {
    return path.reduce((value, part) => value[part], file);
  }

  it('is refused with a path inside it: a value of another type', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...associations),
        fc.nat(),
        fc.constantFrom<unknown>([[]], { wrong: 1 }),
        (name, pick, wrong) => {
          const file = readAssociation(name);
          const all = leaves(file);
          const { path } = all[pick % all.length] as { path: Path };
          at(file, path.slice(0, -1))[path.at(-1) as string] = wrong;
          expect(problemsOf(file).some((found) => found.startsWith(pathText(path)))).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is refused with its path: a field that nobody knows', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...associations),
        fc.nat(),
        fc.string({ minLength: 1 }),
        (name, pick, field) => {
          const file = readAssociation(name);
          const all = objects(file);
          const { path, value } = all[pick % all.length] as { path: Path; value: object };
          // Twelve letters that no field of ours has.
          const unknown = `zz${field}`;
          Object.defineProperty(value, unknown, { value: 1, enumerable: true });
          expect(problemsOf(file)).toContain(`${pathText([...path, unknown])} unknownField`);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is never a crash, whatever takes the place of whatever', () => {
    fc.assert(
      fc.property(fc.constantFrom(...associations), fc.nat(), fc.jsonValue(), (name, pick, value) => {
        const file = readAssociation(name);
        const all = places(file).slice(1);
        const { path } = all[pick % all.length] as { path: Path };
        at(file, path.slice(0, -1))[path.at(-1) as string] = value;
        const reading = readSpaceFile(file, now);
        if (!reading.ok)
          for (const { message } of tellProblems(reading.problems, translators.fr))
            expect(message).toBeTruthy();
      }),
      { numRuns: 500 },
    );
  });
});
