import { describe, expect, it } from 'vitest';
import { workingCalendar } from '../delivery/working-days.ts';
import { deadlineProblem, readHour, remindersOf } from './deadline.ts';

const calendar = workingCalendar({ country: 'FR', closures: [] });
const paris = (local: string) => Temporal.ZonedDateTime.from(`${local}[Europe/Paris]`);
const day = (text: string) => Temporal.PlainDate.from(text);
const reminders = (deadline: string, asked: string) => {
  const { dayBefore, lastMorning } = remindersOf(paris(deadline), day(asked), calendar);
  return [dayBefore?.toString(), lastMorning?.toString()];
};

describe('the last moment of a written consultation', () => {
  it('is 18:00 unless an hour is given', () => {
    expect(readHour(undefined)?.toString()).toBe('18:00:00');
    expect(readHour('12h30')?.toString()).toBe('12:30:00');
    expect(readHour('midi et quart')).toBeNull();
  });

  it('leaves people a night at least, and two months at most', () => {
    const now = Temporal.Instant.from('2026-09-22T08:00:00Z');
    expect(deadlineProblem(paris('2026-09-22T18:00'), now)).toBe('tooSoon');
    expect(deadlineProblem(paris('2026-09-23T09:00'), now)).toBeNull();
    expect(deadlineProblem(paris('2027-09-23T09:00'), now)).toBe('tooFar');
  });

  it('is recalled to the silent the working day before and on its morning', () => {
    expect(reminders('2026-09-25T18:00', '2026-09-22')).toEqual(['2026-09-24', '2026-09-25']);
  });

  it('a Monday is recalled on the Friday; a Sunday on the Friday alone', () => {
    expect(reminders('2026-09-28T18:00', '2026-09-22')).toEqual(['2026-09-25', '2026-09-28']);
    expect(reminders('2026-09-27T18:00', '2026-09-22')).toEqual(['2026-09-25', undefined]);
  });

  it('nobody is reminded on the day they were asked, nor after the last moment', () => {
    expect(reminders('2026-09-23T18:00', '2026-09-22')).toEqual([undefined, '2026-09-23']);
    expect(reminders('2026-09-23T08:30', '2026-09-22')).toEqual([undefined, undefined]);
  });
});
