import { describe, expect, it } from 'vitest';
import { lateness, nextWatch } from './cadence.ts';
import { spread } from './free-slots.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2026-09-21');

describe('a committee’s rhythm', () => {
  it('is 16 days late 76 days after the last meeting, at one every 60 days (C15)', () => {
    const last = today.subtract({ days: 76 });
    expect(lateness({ today, cadenceDays: 60, last, next: null })).toEqual({
      since: 76,
      late: 16,
      cadence: 60,
    });
  });

  it('is not late at the tolerance itself: 75 days', () => {
    expect(lateness({ today, cadenceDays: 60, last: today.subtract({ days: 75 }), next: null })).toBeNull();
  });

  it('says nothing while the next meeting is scheduled, unless that is further away than the rhythm allows', () => {
    const last = today.subtract({ days: 90 });
    expect(lateness({ today, cadenceDays: 60, last, next: today.add({ days: 75 }) })).toBeNull();
    expect(lateness({ today, cadenceDays: 60, last, next: today.add({ days: 76 }) })).not.toBeNull();
  });

  it('says nothing without a rhythm for the phase, nor before the first meeting', () => {
    expect(lateness({ today, cadenceDays: null, last: day('2026-01-01'), next: null })).toBeNull();
    expect(lateness({ today, cadenceDays: 60, last: null, next: null })).toBeNull();
  });

  it.each([
    ['2026-09-01T08:30', '2026-09-07T09:00'],
    ['2026-09-07T08:59', '2026-09-07T09:00'],
    ['2026-09-07T09:00', '2026-09-14T09:00'],
    ['2026-10-25T01:00', '2026-10-26T09:00'],
  ])('is looked at on Mondays at nine: from %s, at %s', (now, expected) => {
    const at = nextWatch(Temporal.PlainDateTime.from(now).toZonedDateTime('Europe/Paris'), '09:00');
    expect(at.toPlainDateTime().toString({ smallestUnit: 'minute' })).toBe(expected);
  });

  it('offers dates spread over the weeks rather than three days in a row', () => {
    expect(spread([1, 2, 3, 4, 5], 3)).toEqual([1, 3, 5]);
    expect(spread([1, 2], 3)).toEqual([1, 2]);
  });
});
