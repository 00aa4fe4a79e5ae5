import { expect, it } from 'vitest';
import { levelOf, percentOf, trendOf } from './level.ts';

it('58 of 80 is 72.5 %, green against 70 % (C48)', () => {
  expect(percentOf({ value: 58, denominator: 80 })).toBe(72.5);
  expect(levelOf({ value: 58, denominator: 80 }, 70)).toBe('green');
});

it.each([
  [56, 80, 'green'],
  [55, 80, 'orange'],
  [48, 80, 'orange'],
  [47, 80, 'red'],
  [0, 1, 'red'],
] as const)('%i of %i is %s against 70 %%', (value, denominator, level) => {
  expect(levelOf({ value, denominator }, 70)).toBe(level);
});

it('tells how far a measure has moved, in points', () => {
  expect(trendOf({ value: 53, denominator: 80 }, { value: 58, denominator: 80 })).toBe(6.2);
  expect(trendOf({ value: 58, denominator: 80 }, { value: 58, denominator: 80 })).toBe(0);
});
