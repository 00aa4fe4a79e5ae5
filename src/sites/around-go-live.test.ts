import { expect, it } from 'vitest';
import { isAround } from './around-go-live.ts';

const day = Temporal.PlainDate.from('2027-01-04');
const date = (text: string | null) => (text === null ? null : Temporal.PlainDate.from(text));

it.each([
  ['2027-03-01', true],
  ['2027-01-04', true],
  ['2026-10-07', true],
  ['2026-10-06', false],
  [null, false],
])('a site that starts on %s is being deployed on 4 January 2027: %s (invariant 9)', (goLive, open) => {
  expect(isAround('open', date(goLive), day)).toBe(open);
});

it.each([
  ['2027-03-05', true],
  ['2027-03-06', false],
  ['2026-10-06', true],
  ['2026-10-05', false],
  [null, false],
])('the weather of a site that starts on %s is asked for on 4 January 2027: %s (C55)', (goLive, asked) => {
  expect(isAround('asked', date(goLive), day)).toBe(asked);
});

it.each([
  ['2027-01-11', true],
  ['2027-01-12', false],
  ['2026-12-21', true],
  ['2026-12-20', false],
])('a site that starts on %s is followed every week on 4 January 2027: %s (4.3)', (goLive, watched) => {
  expect(isAround('watched', date(goLive), day)).toBe(watched);
});
