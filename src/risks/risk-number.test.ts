import { expect, it } from 'vitest';
import { readRiskNumber } from './risk-number.ts';

it.each([
  ['R-01', 'R-01'],
  ['r1', 'R-01'],
  ['R 12', 'R-12'],
  ['7', 'R-07'],
  ['R-123', 'R-123'],
])('a risk is found as people write it: %s', (typed, number) => {
  expect(readRiskNumber(typed)).toBe(number);
});

it.each(['', 'R', 'D-2026-001', 'R-', 'Wi-Fi', 'R-12345'])(
  'nothing else is taken for a risk: « %s »',
  (typed) => {
    expect(readRiskNumber(typed)).toBeNull();
  },
);
