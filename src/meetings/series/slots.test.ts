import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Rhythm, rankInMonth, rhythmOf, ruleOf } from './rhythm.ts';
import { firstDayOn, slotsOf } from './slots.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const anyRhythm: fc.Arbitrary<Rhythm> = fc.oneof(
  fc.record({
    unit: fc.constant('week' as const),
    every: fc.integer({ min: 1, max: 13 }),
    weekday: weekdays(),
  }),
  fc.record({
    unit: fc.constant('month' as const),
    every: fc.integer({ min: 1, max: 6 }),
    weekday: weekdays(),
    nth: fc.constantFrom(1, 2, 3, 4, -1) as fc.Arbitrary<1 | 2 | 3 | 4 | -1>,
  }),
);
const anyDay = fc.integer({ min: 0, max: 3000 }).map((days) => day('2026-01-01').add({ days }));

function weekdays() {
  return fc.integer({ min: 1, max: 7 });
}

it('counts the fortnights of the COSUIV out: ten Thursdays at 11:00, through the clock change', () => {
  const slots = slotsOf({
    start: Temporal.PlainDateTime.from('2026-09-03T11:00'),
    rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH',
    until: day('2027-01-07'),
  });
  expect(slots.map((slot) => slot.toString({ smallestUnit: 'minute' }))).toEqual([
    '2026-09-03T11:00',
    '2026-09-17T11:00',
    '2026-10-01T11:00',
    '2026-10-15T11:00',
    '2026-10-29T11:00',
    '2026-11-12T11:00',
    '2026-11-26T11:00',
    '2026-12-10T11:00',
    '2026-12-24T11:00',
    '2027-01-07T11:00',
  ]);
});

it('starts on a day of its own rhythm, the first on or after the day asked, and every slot follows the rule', () => {
  fc.assert(
    fc.property(anyRhythm, anyDay, fc.integer({ min: 0, max: 400 }), (rhythm, from, length) => {
      const first = firstDayOn(rhythm, from);
      expect(Temporal.PlainDate.compare(first, from)).toBeGreaterThanOrEqual(0);
      const start = first.toPlainDateTime('11:00');
      const until = first.add({ days: length });
      const slots = slotsOf({ start, rule: ruleOf(rhythm), until });
      expect(slots[0]?.toString()).toBe(start.toString());
      for (const slot of slots) {
        expect(slot.dayOfWeek).toBe(rhythm.weekday);
        expect(slot.hour).toBe(11);
        if (rhythm.unit === 'month' && rhythm.nth > 0) expect(Math.ceil(slot.day / 7)).toBe(rhythm.nth);
        if (rhythm.unit === 'month' && rhythm.nth < 0)
          expect(slot.add({ weeks: 1 }).month).not.toBe(slot.month);
      }
      const weeks = slots.map((slot) => first.until(slot.toPlainDate()).days / 7);
      if (rhythm.unit === 'week') expect(weeks.every((week) => week % rhythm.every === 0)).toBe(true);
      expect(rhythmOf(ruleOf(rhythm))).toEqual(rhythm);
    }),
  );
});

it('calls the fifth such weekday of a month the last', () => {
  expect(['2026-10-01', '2026-10-22', '2026-10-29'].map((text) => rankInMonth(day(text)))).toEqual([
    1, 4, -1,
  ]);
});
