import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakdowns } from './disclosure.ts';
import { comparedWith, countPulse, type PulseSheet } from './result.ts';

const sheet = (score: '1' | '2' | '3' | '4' | '5', team: string | null = null): PulseSheet => ({
  team,
  category: null,
  answers: { perception: score, opportunity: score, value: score },
});
const sheets = (count: number, score: Parameters<typeof sheet>[0], team: string | null = null) =>
  Array.from({ length: count }, () => sheet(score, team));

describe('the count of a pulse', () => {
  it('is nothing below five answers, not even their number', () => {
    const asked = [{ team: 'A', category: 'soin' }];
    expect(countPulse(sheets(4, '1', 'A'), asked)).toEqual({
      answers: null,
      averages: null,
      groups: [],
      hidden: [
        { by: 'team', name: 'A' },
        { by: 'category', name: 'soin' },
      ],
    });
  });

  it('averages the three questions to one decimal', () => {
    const one = { ...sheet('1'), answers: { perception: '5', opportunity: '1', value: '2' } } as const;
    const { averages } = countPulse([one, ...sheets(5, '2')], []);
    expect(averages).toEqual({ overall: 2.1, perception: 2.5, opportunity: 1.8, value: 2 });
  });

  it('names a hidden group whether nobody or a few of it answered', () => {
    const asked = ['A', 'B', 'C'].map((team) => ({ team, category: null }));
    const { hidden } = countPulse([...sheets(9, '2', 'A'), ...sheets(3, '5', 'B')], asked);
    expect(hidden.map(({ name }) => name)).toEqual(['A', 'B', 'C']);
  });
});

const anySheet = fc.record({
  team: fc.constantFrom('A', 'B', 'C', null),
  category: fc.constantFrom('x', 'y', null),
  answers: fc.record({
    perception: fc.constantFrom('1', '2', '3', '4', '5'),
    opportunity: fc.constantFrom('1', '2', '3', '4', '5'),
    value: fc.constantFrom('1', '2', '3', '4', '5'),
  }),
}) as fc.Arbitrary<PulseSheet>;

describe('the trend between two pulses', () => {
  it('is told of a group that both show, and of no other: a difference would give away the hidden one', () => {
    fc.assert(
      fc.property(
        fc.array(anySheet, { maxLength: 30 }),
        fc.array(anySheet, { maxLength: 30 }),
        (one, other) => {
          const [first, second] = [countPulse(one, []), countPulse(other, [])];
          for (const by of breakdowns)
            for (const name of ['A', 'B', 'C', 'x', 'y']) {
              const shows = (result: typeof first) =>
                result.groups.some((group) => group.by === by && group.name === name);
              expect(comparedWith(second, first, { by, name }) !== null).toBe(shows(first) && shows(second));
            }
          expect(comparedWith(second, first) !== null).toBe(
            first.averages !== null && second.averages !== null,
          );
        },
      ),
    );
  });

  it('goes up or down from two tenths on', () => {
    const of = (count: number, score: Parameters<typeof sheet>[0]) => countPulse(sheets(count, score), []);
    expect(comparedWith(of(5, '4'), of(5, '3'))?.trend).toBe('up');
    expect(comparedWith(of(5, '2'), of(5, '3'))?.trend).toBe('down');
    expect(comparedWith(of(6, '3'), of(5, '3'))?.trend).toBe('same');
    expect(comparedWith(of(5, '3'), null)).toBeNull();
  });
});
