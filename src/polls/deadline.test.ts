import { describe, expect, it } from 'vitest';
import { workingCalendar } from '../delivery/working-days.ts';
import { answerMoments, usualDeadline } from './deadline.ts';

const calendar = workingCalendar({ country: 'FR', closures: [] });
const day = (text: string) => Temporal.PlainDate.from(text);
const moments = (deadline: string, asked: string) => {
  const { remind, lastMorning, due } = answerMoments(day(deadline), day(asked), calendar);
  return [remind?.toString(), lastMorning?.toString(), due.toString()];
};

describe('the last day of answers', () => {
  it('is a week away when nobody says one, never after two days before the first date, nor before today', () => {
    const usual = (today: string, first: string) =>
      usualDeadline(day(today), day(first), calendar).toString();
    expect(usual('2026-09-01', '2026-09-22')).toBe('2026-09-08');
    expect(usual('2026-09-01', '2026-09-09')).toBe('2026-09-07');
    expect(usual('2026-09-01', '2026-09-02')).toBe('2026-09-01');
  });

  it('is a working day', () => {
    expect(usualDeadline(day('2026-09-05'), day('2026-09-14'), calendar).toString()).toBe('2026-09-11');
  });
});

describe('the silent are reminded', () => {
  it('two working days before the last day and on its morning; the state is told that evening', () => {
    expect(moments('2026-09-08', '2026-09-01')).toEqual(['2026-09-04', '2026-09-08', '2026-09-08T18:00:00']);
  });

  it('before a last day that is closed, whose state is told the next working morning', () => {
    expect(moments('2026-09-05', '2026-09-01')).toEqual(['2026-09-03', '2026-09-04', '2026-09-07T09:00:00']);
  });

  it('never on the day on which they are asked', () => {
    expect(moments('2026-09-03', '2026-09-01')).toEqual([undefined, '2026-09-03', '2026-09-03T18:00:00']);
    expect(moments('2026-09-01', '2026-09-01')).toEqual([undefined, undefined, '2026-09-01T18:00:00']);
  });
});
