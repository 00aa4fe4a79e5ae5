import { expect, it } from 'vitest';
import { numberOf, readNumber } from './series.ts';

it.each([
  ['DIF', 14, 'DIF-014'],
  ['VR', 3, 'VR-003'],
  ['REM', 1204, 'REM-1204'],
] as const)('a number of the series %s, %i, is written %s and read back', (series, number, written) => {
  expect(numberOf(series, { number })).toBe(written);
  expect(readNumber(series, written)).toBe(number);
});

it.each([
  ['dif14', 14],
  ['DIF 014', 14],
  ['14', 14],
  ['VR-014', null],
  ['', null],
])('« %s » is read as %s among the difficulties', (typed, number) => {
  expect(readNumber('DIF', typed)).toBe(number);
});
