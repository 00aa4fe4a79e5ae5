import { expect, it } from 'vitest';
import { callDays, reminderRulesFor } from './meeting-timeline.ts';

const daysOf = (rules: object) =>
  Object.fromEntries(
    reminderRulesFor({ kind: 'copil', rules: rules as never }).map(({ code, offset }) => [code, offset.days]),
  );

it('keeps the numbers of the timeline where the committee says nothing: calls at J-14, convenes at J-8', () => {
  expect(daysOf({})).toMatchObject({
    M02: -14,
    'M02-WEATHER': -14,
    M03: -10,
    M04: -8,
    'M04-12H': -8,
    'M04-16H': -8,
    M05: -5,
  });
});

it('convenes with the notice of the committee’s rules, calls for items six days before, and alerts on that day', () => {
  expect(daysOf({ noticeDays: 15 })).toMatchObject({
    M02: -21,
    'M02-WEATHER': -21,
    M03: -10,
    M04: -15,
    'M04-12H': -15,
    'M04-16H': -15,
    M05: -5,
  });
  expect(callDays({ kind: 'copil', rules: { noticeDays: 3 } })).toBe(9);
});
