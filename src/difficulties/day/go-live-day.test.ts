import { expect, it } from 'vitest';
import { isGoLiveDay } from './go-live-day.ts';

const goLive = Temporal.PlainDate.from('2026-10-06');

it.each([
  ['2026-10-05T23:59', false],
  ['2026-10-06T00:00', true],
  ['2026-10-06T21:30', true],
  ['2026-10-07T03:00', true],
  ['2026-10-07T11:59', true],
  ['2026-10-07T12:00', false],
])('an answer at %s counts for the go-live of 6 October: %s', (at, counts) => {
  expect(isGoLiveDay(goLive, Temporal.PlainDateTime.from(at))).toBe(counts);
});
