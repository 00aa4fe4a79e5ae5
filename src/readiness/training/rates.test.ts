import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HeldSession, trainingRates } from './rates.ts';

const goLive = Temporal.PlainDate.from('2026-10-06');
const day = (text: string) => Temporal.PlainDate.from(text);
const staff = Array.from({ length: 64 }, (_, index) => ({
  personId: `p${index}`,
  category: index < 10 ? 'administratif' : index < 44 ? 'éducatif' : index < 54 ? 'soin' : 'technique',
}));
const session = (present: number, on = '2026-09-25', counted: HeldSession['counted'] = {}): HeldSession => ({
  on: day(on),
  present: staff.slice(0, present).map(({ personId }) => personId),
  counted,
});
const rates = (...sessions: HeldSession[]) =>
  trainingRates({ staff, sessions, goLive, validDays: 21, threshold: 80 });

describe('the training rate', () => {
  it('is 64 % when 41 of 64 are trained, and the threshold of 80 % is missed (C39)', () => {
    const { total, reached, categories } = rates(session(41));
    expect(total).toEqual({ trained: 41, of: 64, percent: 64 });
    expect(reached).toBe(false);
    expect(categories.map(({ category, trained, of }) => `${category} ${trained}/${of}`)).toEqual([
      'administratif 10/10',
      'éducatif 31/34',
      'soin 0/10',
      'technique 0/10',
    ]);
  });

  it('is reached only when each category reaches it, exactly 80 % being enough', () => {
    expect(rates(session(52), session(0, '2026-09-26', { technique: 7 })).reached).toBe(false);
    expect(rates(session(52), session(0, '2026-09-26', { technique: 8 })).reached).toBe(true);
  });

  it('counts a person once, however often they came, and a count never makes more than everybody', () => {
    expect(rates(session(10), session(10)).total.trained).toBe(10);
    expect(rates(session(10, '2026-09-25', { administratif: 9 })).total.trained).toBe(10);
  });

  it('leaves out a training that was held more than 21 days before the go-live', () => {
    expect(rates(session(64, '2026-09-15')).total.trained).toBe(64);
    expect(rates(session(64, '2026-09-14')).total.trained).toBe(0);
  });

  it('stays between nobody and everybody, whatever is given', () => {
    const given = fc.array(
      fc.record({
        present: fc.array(fc.nat({ max: 70 }).map((index) => `p${index}`)),
        counted: fc.record({ soin: fc.nat({ max: 300 }) }),
        days: fc.nat({ max: 60 }),
      }),
    );
    fc.assert(
      fc.property(given, (sessions) => {
        const { total, categories } = rates(
          ...sessions.map(({ days, ...one }) => ({ ...one, on: goLive.subtract({ days }) })),
        );
        for (const { trained, of, percent } of [total, ...categories])
          expect(0 <= trained && trained <= of && 0 <= percent && percent <= 100).toBe(true);
      }),
    );
  });
});
