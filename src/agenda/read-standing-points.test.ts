import { describe, expect, it } from 'vitest';
import { readStandingPoints } from './read-standing-points.ts';

describe('a standing agenda as people type it', () => {
  it('is one point a line, or several between bars', () => {
    const points = [
      { title: 'Ouverture', minutes: 5, purpose: 'information' },
      { title: 'Arbitrages', minutes: 30, purpose: 'arbitration' },
    ];
    expect(readStandingPoints('Ouverture ; 5 min ; information\nArbitrages; 30; Arbitrage')).toEqual({
      points,
    });
    expect(readStandingPoints('Ouverture ; 5 min ; info | Arbitrages ; 0h30 ; arbitrage')).toEqual({
      points,
    });
  });

  it('is for discussion where the purpose is left out', () => {
    expect(readStandingPoints('Suivi ; 10 min')).toEqual({
      points: [{ title: 'Suivi', minutes: 10, purpose: 'discussion' }],
    });
  });

  it.each([
    ['a line without minutes', 'Ouverture', 'noMinutes'],
    ['a purpose nobody knows', 'Ouverture ; 5 min ; fête', 'unknownPurpose'],
    ['a line without a name', '; 5 min', 'tooLong'],
    ['nothing', ' \n ', 'empty'],
    ['more points than a meeting holds', 'a;5\n'.repeat(21), 'tooMany'],
  ])('is refused with the line when it has %s', (_what, typed, problem) => {
    expect(readStandingPoints(typed)).toMatchObject({ problem });
  });
});
