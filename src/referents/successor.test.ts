import { describe, expect, it } from 'vitest';
import { workingCalendar } from '../delivery/working-days.ts';
import { dateColumn } from '../time.ts';
import { leavesVacancy, successorDueOn } from './successor.ts';

const france = workingCalendar({ country: 'FR', closures: [] });
const day = (text: string) => Temporal.PlainDate.from(text);

describe('the days to name who follows', () => {
  it.each([
    ['2026-10-30', '2026-10-20', '2026-11-06'],
    ['2026-10-30', '2026-10-30', '2026-11-06'],
    // A holiday does not count: 11 November.
    ['2026-11-06', '2026-11-06', '2026-11-16'],
    // Said afterwards, they are counted from then.
    ['2026-10-30', '2026-11-04', '2026-11-12'],
  ])('after a last day on %s, said on %s, end on %s', (lastDay, today, due) => {
    expect(successorDueOn(day(lastDay), day(today), france).toString()).toBe(due);
  });
});

describe('a place', () => {
  const leaving = { id: 'maelle', kind: 'business' as const, to: null };
  const first = day('2026-10-31');

  it('is vacant when only the other one of the pair stays', () => {
    expect(leavesVacancy([leaving, { id: 'ludovic', kind: 'technical', to: null }], leaving, first)).toBe(
      true,
    );
  });

  it('is not when somebody is named for the same mission, unless they leave first', () => {
    const next = (to: string | null) => ({
      id: 'jeanne',
      kind: 'business' as const,
      to: to ? dateColumn(day(to)) : null,
    });
    expect(leavesVacancy([leaving, next(null)], leaving, first)).toBe(false);
    expect(leavesVacancy([leaving, next('2026-10-31')], leaving, first)).toBe(true);
    expect(leavesVacancy([leaving, next('2026-11-30')], leaving, first)).toBe(false);
  });
});
