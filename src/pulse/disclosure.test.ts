import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Belonging, type Group, groupsToShow, threshold } from './disclosure.ts';

const sheets = (...counts: [team: string | null, category: string | null, count: number][]): Belonging[] =>
  counts.flatMap(([team, category, count]) => Array.from({ length: count }, () => ({ team, category })));
const names = (groups: readonly Group[]) => groups.map(({ name }) => name).sort();

describe('the groups of a pulse that are shown', () => {
  it('are none when fewer than five answered, and all of five', () => {
    expect(groupsToShow(sheets(['Jour', 'soin', 4]))).toEqual([]);
    expect(names(groupsToShow(sheets(['Jour', 'soin', 5])))).toEqual(['Jour', 'soin']);
  });

  it('hide a team of 4 among 27, and the smallest other team, which would reveal it', () => {
    const answers = sheets(['Mouettes', null, 4], ['Goélands', null, 11], ['Sternes', null, 12]);
    expect(names(groupsToShow(answers))).toEqual(['Sternes']);
  });

  it('hide no other team when two small ones make five together', () => {
    const answers = sheets(['A', null, 4], ['B', null, 3], ['C', null, 20]);
    expect(names(groupsToShow(answers))).toEqual(['C']);
  });

  it('hide a category that is its team but for three people (case 10)', () => {
    const answers = sheets(['Jour', 'éducatif', 6], ['Jour', 'soin', 3], ['Nuit', 'technique', 7]);
    const shown = names(groupsToShow(answers));
    expect(shown).not.toContain('soin');
    // « Jour » (9) less « éducatif » (6) would be the three of care.
    expect(shown.includes('Jour') && shown.includes('éducatif')).toBe(false);
  });

  it('hide what those without a team would reveal', () => {
    const answers = sheets([null, null, 2], ['A', null, 9]);
    expect(groupsToShow(answers)).toEqual([]);
  });
});

/** Every answer of up to five teams and four categories, unknown ones included. */
const anyBelonging = fc.record<Belonging>({
  team: fc.constantFrom('A', 'B', 'C', 'D', null),
  category: fc.constantFrom('x', 'y', 'z', null),
});

describe('whatever was answered', () => {
  it('no group below five can be worked out from everything that is shown, whoever adds and subtracts', () => {
    fc.assert(
      fc.property(fc.array(anyBelonging, { minLength: threshold, maxLength: 32 }), (answers) => {
        const cells = [...Map.groupBy(answers, ({ team, category }) => `${team}|${category}`).values()];
        const published = [
          cells.map(() => 1),
          ...groupsToShow(answers).map((group) => indicator(cells, group)),
        ];
        for (const small of smallSets(cells.map(({ length }) => length)))
          expect(isCombination(published, small), `${JSON.stringify(small)}`).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('shows nothing below five', () => {
    fc.assert(
      fc.property(fc.array(anyBelonging, { maxLength: 40 }), (answers) => {
        for (const { by, name } of groupsToShow(answers))
          expect(answers.filter((one) => one[by] === name).length).toBeGreaterThanOrEqual(threshold);
      }),
    );
  });

  it('does not depend on the order in which people answered', () => {
    fc.assert(
      fc.property(fc.array(anyBelonging, { maxLength: 40 }), (answers) => {
        expect(groupsToShow(answers.toReversed())).toEqual(groupsToShow(answers));
      }),
    );
  });

  it('hides nothing without need: each hidden group of five or more would reveal a small one', () => {
    fc.assert(
      fc.property(fc.array(anyBelonging, { minLength: threshold, maxLength: 24 }), (answers) => {
        const cells = [...Map.groupBy(answers, ({ team, category }) => `${team}|${category}`).values()];
        const shown = groupsToShow(answers);
        const published = [cells.map(() => 1), ...shown.map((group) => indicator(cells, group))];
        for (const by of ['team', 'category'] as const)
          for (const name of new Set(answers.flatMap((one) => one[by] ?? []))) {
            const all = answers.filter((one) => one[by] === name).length;
            if (all < threshold || shown.some((one) => one.by === by && one.name === name)) continue;
            const more = [...published, indicator(cells, { by, name })];
            const small = smallSets(cells.map(({ length }) => length));
            expect(small.some((set) => isCombination(more, set))).toBe(true);
          }
      }),
      { numRuns: 100 },
    );
  });
});

function indicator(cells: readonly Belonging[][], { by, name }: Group): number[] {
  return cells.map(([one]) => (one?.[by] === name ? 1 : 0));
}

/** Every set of cells with one to four answers in all, as 0 and 1. */
function smallSets(sizes: readonly number[]): number[][] {
  const sets: number[][] = [];
  const extend = (from: number, chosen: number[], total: number) => {
    if (total > 0) sets.push(sizes.map((_, at) => (chosen.includes(at) ? 1 : 0)));
    for (let at = from; at < sizes.length; at += 1)
      if (total + (sizes[at] ?? 0) < threshold) extend(at + 1, [...chosen, at], total + (sizes[at] ?? 0));
  };
  extend(0, [], 0);
  return sets;
}

/** Gauss: whether some sum of multiples of the vectors is the one looked for. */
function isCombination(vectors: readonly number[][], wanted: readonly number[]): boolean {
  const rows: number[][] = [];
  const reduced = (vector: readonly number[]) => {
    let left = [...vector];
    for (const row of rows) {
      const pivot = row.findIndex((one) => Math.abs(one) > 1e-9);
      const times = (left[pivot] ?? 0) / (row[pivot] ?? 1);
      left = left.map((one, at) => one - times * (row[at] ?? 0));
    }
    return left.some((one) => Math.abs(one) > 1e-9) ? left : null;
  };
  for (const vector of vectors) {
    const left = reduced(vector);
    if (left) rows.push(left.map((one) => (Math.abs(one) > 1e-9 ? one : 0)));
  }
  return reduced(wanted) === null;
}
