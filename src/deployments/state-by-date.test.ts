import { expect, it } from 'vitest';
import { stateByDate } from './state-by-date.ts';

const goLive = Temporal.PlainDate.from('2026-10-06');

it.each([
  ['2026-08-21', 'planned'],
  ['2026-08-22', 'preparing'],
  ['2026-10-05', 'preparing'],
  ['2026-10-06', 'live'],
  ['2026-10-07', 'hypercare'],
  ['2026-11-05', 'hypercare'],
  ['2026-11-06', 'capitalised'],
  ['2027-01-03', 'capitalised'],
  ['2027-01-04', 'closed'],
] as const)('a site that starts on 6 October, taken over on %s, is %s', (day, state) => {
  expect(stateByDate(goLive, Temporal.PlainDate.from(day))).toBe(state);
});

it('a site without a date is planned', () => {
  expect(stateByDate(null, goLive)).toBe('planned');
});
