import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { votedResult } from './voted-result.ts';

const entered = (inFavour: number, against: number, abstentions: number) =>
  ({ kind: 'entered', inFavour, against, abstentions }) as const;

describe('a vote entered as numbers', () => {
  it('is adopted by the majority of votes cast, and says how many voices there were', () => {
    expect(votedResult(entered(7, 1, 0), 8, true, undefined)).toEqual({
      result: {
        method: 'entered',
        voices: 8,
        inFavour: 7,
        against: 1,
        abstentions: 0,
        outcome: 'adopted',
        castingVote: false,
      },
    });
  });

  it('is unanimous for every voice, when nothing else is said', () => {
    expect(votedResult({ kind: 'unanimous' }, 8, true, undefined)).toMatchObject({
      result: { inFavour: 8, against: 0, abstentions: 0, outcome: 'adopted' },
    });
  });

  it('that counts more than there are voices is refused, and so is one where nobody takes a side', () => {
    expect(votedResult(entered(8, 1, 0), 8, true, undefined)).toEqual({ problem: 'tooMany' });
    expect(votedResult(entered(0, 0, 5), 8, true, undefined)).toEqual({ problem: 'nobody' });
  });

  it('that is tied waits for the casting vote; without one it is not adopted', () => {
    expect(votedResult(entered(4, 4, 0), 8, true, undefined)).toHaveProperty('tied');
    expect(votedResult(entered(4, 4, 0), 8, true, 'inFavour')).toMatchObject({
      result: { outcome: 'adopted', castingVote: true },
    });
    expect(votedResult(entered(4, 4, 0), 8, false, 'inFavour')).toMatchObject({
      result: { outcome: 'tie', castingVote: false },
    });
  });

  it('never gives a result with more votes than voices', () => {
    const number = fc.nat(12);
    fc.assert(
      fc.property(number, number, number, number, fc.boolean(), (yes, no, none, voices, casts) => {
        const voted = votedResult(entered(yes, no, none), voices, casts, 'against');
        if (!('result' in voted)) return;
        const { inFavour, against, abstentions } = voted.result;
        expect(inFavour + against + abstentions).toBeLessThanOrEqual(voices);
      }),
    );
  });
});
