import { expect, it } from 'vitest';
import { isLate, mayBecome } from './remedy.ts';

const on = (date: string) => new Date(`${date}T00:00:00Z`);
const today = Temporal.PlainDate.from('2026-10-12');

it.each([
  ['planned', '2026-10-11', true],
  ['proposed', '2026-10-11', true],
  ['planned', '2026-10-12', false],
  ['delivered', '2026-10-01', false],
] as const)('a remedy that is %s for %s is late on 12 October: %s', (state, date, late) => {
  expect(isLate({ state, onDate: on(date) }, today)).toBe(late);
});

it('a remedy has an effect only once it was brought, and its effect may be judged again', () => {
  expect(mayBecome('planned', 'effective')).toBe(false);
  expect(mayBecome('delivered', 'effective')).toBe(true);
  expect(mayBecome('effective', 'notEffective')).toBe(true);
  expect(mayBecome('delivered', 'planned')).toBe(false);
});
