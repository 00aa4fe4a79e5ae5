import { describe, expect, it } from 'vitest';
import { chairsOf, isAnimator } from './acting-chair.ts';

const seat = (personId: string, roles: string[], functionLabel: string | null = null) => ({
  personId,
  roles,
  functionLabel,
});

describe('who may do what the chair may', () => {
  it('is the chair, and nobody in a COPIL without one', () => {
    expect(chairsOf('copil', [seat('dg', ['PRES']), seat('lead', ['LF'])])).toEqual(['dg']);
    expect(chairsOf('copil', [seat('lead', ['LF'])])).toEqual([]);
  });

  it('is both leads of any other committee that has no chair', () => {
    const leads = [seat('lf', ['LF', 'MEM']), seat('lt', ['LT']), seat('member', ['MEM'])];
    expect(chairsOf('cosuiv', leads)).toEqual(['lf', 'lt']);
    expect(chairsOf('cosuiv', [...leads, seat('dg', ['PRES'])])).toEqual(['dg']);
  });

  it('is who runs a working group without leads', () => {
    const group = [seat('one', ['GT'], 'Animatrice du groupe'), seat('two', ['GT'], 'Infirmière')];
    expect(chairsOf('workingGroup', group)).toEqual(['one']);
    expect(chairsOf('workingGroup', [...group, seat('lf', ['LF'])])).toEqual(['lf']);
    expect(isAnimator({ roles: ['MEM'], functionLabel: 'Animation' })).toBe(false);
    expect(isAnimator({ roles: ['GT'], functionLabel: 'Animatrice' })).toBe(false);
  });
});
