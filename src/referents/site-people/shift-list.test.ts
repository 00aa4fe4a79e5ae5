import { expect, it } from 'vitest';
import { hourIn, shiftsIn } from './shift-list.ts';

it.each([
  ['07:00,14:00,21:00', ['07:00', '14:00', '21:00']],
  ['21h30, 6h et 14 h', null],
  ['21h30, 6h et 14h', ['06:00', '14:00', '21:30']],
  ['7:00 7h', ['07:00']],
  ['25:00', null],
  ['matin', null],
  ['', null],
  ['1h 2h 3h 4h 5h 6h 7h', null],
])('« %s » is read as %j', (text, starts) => {
  expect(shiftsIn(text)).toEqual(starts);
});

it.each([
  ['21:00', '21:00'],
  ['7h', '07:00'],
  ['7 h 30', '07:30'],
  ['24:00', null],
  ['7h75', null],
])('« %s » is the hour %s', (text, hour) => {
  expect(hourIn(text)).toBe(hour);
});
