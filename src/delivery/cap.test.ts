import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DayMessage, heldByCap } from './cap.ts';

const today = Temporal.PlainDate.from('2026-09-11');
const nine = Temporal.Instant.from('2026-09-11T07:00:00Z');

function reminder(id: string, inDays: number | null, more: Partial<DayMessage> = {}): DayMessage {
  const on = inDays === null ? null : today.add({ days: inDays });
  return { id, at: nine, on, reminds: true, onlyReminds: true, gone: false, ...more };
}
const mixed = (id: string) => reminder(id, 20, { onlyReminds: false });
const notice = (id: string) => reminder(id, 20, { reminds: false, onlyReminds: false });
const held = (day: DayMessage[], remindersPerDay = 2) =>
  [...heldByCap(day, { remindersPerDay, today })].sort();

describe('at most two reminders per person per day', () => {
  it('lets the nearest subjects through and holds the rest', () => {
    expect(
      held([reminder('far', 30), reminder('near', 1), reminder('late', -2), reminder('some', 9)]),
    ).toEqual(['far', 'some']);
  });

  it('counts a mixed message first, and never holds it', () => {
    expect(held([reminder('a', 1), reminder('b', 2), mixed('c')])).toEqual(['b']);
    expect(held([mixed('a'), mixed('b'), mixed('c'), reminder('d', 0)])).toEqual(['d']);
  });

  it('does not count what is no reminder', () => {
    expect(held([notice('a'), notice('b'), notice('c'), reminder('d', 1), reminder('e', 1)])).toEqual([]);
  });

  it('counts what has already left today, and never calls it back', () => {
    expect(held([reminder('a', 30, { gone: true }), reminder('b', 1), reminder('c', 2)])).toEqual(['c']);
  });

  it('takes what has no day of its own last', () => {
    expect(held([reminder('none', null), reminder('a', 300), reminder('b', -300)])).toEqual(['none']);
  });
});

describe('for any day of any person', () => {
  const message = fc.record({
    inDays: fc.option(fc.integer({ min: -40, max: 40 })),
    kind: fc.constantFrom('reminder', 'mixed', 'notice'),
    gone: fc.boolean(),
  });
  const days = fc
    .array(message, { maxLength: 12 })
    .map((list) =>
      list.map(({ inDays, kind, gone }, index) =>
        reminder(`m${index}`, inDays, { reminds: kind !== 'notice', onlyReminds: kind === 'reminder', gone }),
      ),
    );

  it('the cap holds nothing but reminders that have not left', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 5 }), (day, remindersPerDay) => {
        const waits = heldByCap(day, { remindersPerDay, today });
        for (const one of day)
          if (waits.has(one.id)) expect([one.onlyReminds, one.gone]).toEqual([true, false]);
      }),
    );
  });

  it('no more reminders pass than the number, and none waits while a place is free', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 5 }), (day, remindersPerDay) => {
        const waits = heldByCap(day, { remindersPerDay, today });
        const free = day.filter(({ onlyReminds, gone, id }) => onlyReminds && !gone && !waits.has(id)).length;
        const fixed = day.filter(
          ({ reminds, onlyReminds, gone }) => reminds && (gone || !onlyReminds),
        ).length;
        expect(free).toBeLessThanOrEqual(Math.max(0, remindersPerDay - fixed));
        if (waits.size) expect(free + fixed).toBeGreaterThanOrEqual(remindersPerDay);
      }),
    );
  });
});
