import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHigh, levelOf, scoreOf, trendOf, worstFirst } from './risk-score.ts';

const degree = fc.integer({ min: 1, max: 4 });
const state = fc.constantFrom('open' as const, 'watched' as const, 'occurred' as const, 'closed' as const);
const risk = fc.record({ probability: degree, impact: degree, state });

describe('the score of a risk', () => {
  it('is high from twelve on: three by four, not three by three (C52)', () => {
    expect(levelOf(scoreOf({ probability: 3, impact: 3 }))).toBe('medium');
    expect(levelOf(scoreOf({ probability: 3, impact: 4 }))).toBe('high');
    expect(isHigh({ probability: 3, impact: 4, state: 'open' })).toBe(true);
  });

  it('brings a closed risk back to nobody’s agenda', () => {
    fc.assert(fc.property(risk, (one) => isHigh({ ...one, state: 'closed' }) === false));
  });

  it('never falls when probability or impact rises', () => {
    fc.assert(
      fc.property(risk, degree, degree, (one, probability, impact) => {
        const graver = {
          ...one,
          probability: Math.max(one.probability, probability),
          impact: Math.max(one.impact, impact),
        };
        expect(scoreOf(graver)).toBeGreaterThanOrEqual(scoreOf(one));
        if (isHigh(one)) expect(isHigh(graver)).toBe(true);
      }),
    );
  });
});

describe('the trend of a risk', () => {
  it('of two live states is turned round with them', () => {
    const mirror = { up: 'down', down: 'up', same: 'same' } as const;
    fc.assert(
      fc.property(risk, risk, (now, before) => {
        fc.pre(now.state !== 'closed' && before.state !== 'closed');
        const trend = trendOf(now, before) as keyof typeof mirror;
        expect(trendOf(before, now)).toBe(mirror[trend]);
      }),
    );
  });

  it('is new for what was not followed at the meeting before, reopened ones included', () => {
    const now = { probability: 2, impact: 2, state: 'open' } as const;
    expect(trendOf(now, null)).toBe('new');
    expect(trendOf(now, { ...now, state: 'closed' })).toBe('new');
    expect(trendOf({ ...now, state: 'closed' }, now)).toBe('closed');
  });
});

it('risks are read the worst first, then by number, ten after nine', () => {
  const of = (number: string, probability: number) => ({ number, probability, impact: 2 });
  const listed = worstFirst([of('R-10', 1), of('R-9', 1), of('R-02', 3), of('R-101', 1)]);
  expect(listed.map(({ number }) => number)).toEqual(['R-02', 'R-9', 'R-10', 'R-101']);
});
