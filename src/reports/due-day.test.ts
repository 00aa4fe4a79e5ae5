import { describe, expect, it } from 'vitest';
import { nextDueDay } from './due-day.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const due = (last: string, today: string, every = 60) => String(nextDueDay(day(last), every, day(today)));

describe('the next report', () => {
  it('is due sixty days after the last one was: 30 July, 28 September, 27 November', () => {
    expect(due('2026-07-30', '2026-09-01')).toBe('2026-09-28');
    expect(due('2026-09-28', '2026-09-28')).toBe('2026-11-27');
  });

  it('follows the committee’s own rhythm', () => {
    expect(due('2026-07-30', '2026-08-01', 30)).toBe('2026-08-29');
  });

  it('leaves five days from now when its draft should have been built already', () => {
    expect(due('2026-01-10', '2026-09-01')).toBe('2026-09-06');
    expect(due('2026-07-30', '2026-09-24')).toBe('2026-09-29');
  });
});
