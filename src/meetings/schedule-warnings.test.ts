import { describe, expect, it } from 'vitest';
import { holdsBack, type SlotFacts, scheduleWarnings } from './schedule-warnings.ts';

const slot: SlotFacts = {
  today: Temporal.PlainDate.from('2026-09-01'),
  start: Temporal.PlainDateTime.from('2026-09-22T14:00'),
  durationMinutes: 120,
  hours: { opensAt: '08:00', closesAt: '19:00' },
  previous: { title: 'COPIL n°1', acronym: true, date: Temporal.PlainDate.from('2026-07-02') },
  next: null,
  cadenceDays: 60,
  closed: null,
  freezes: [],
  clashes: [],
};
const codes = (facts: SlotFacts) => scheduleWarnings(facts).map(({ code }) => code);

describe('before a slot is held', () => {
  it('says 82 days since COPIL n°1 when the cadence is 60 (C10)', () => {
    expect(scheduleWarnings(slot)).toEqual([
      { code: 'lateCadence', days: 82, title: 'COPIL n°1', acronym: true, cadence: 60 },
    ]);
  });

  it('only tells how long it has been within cadence × 1.25', () => {
    const onTime = { ...slot, start: Temporal.PlainDateTime.from('2026-09-15T14:00') };
    expect(codes(onTime)).toEqual(['sinceLast', 'shortNotice']);
  });

  it('advises 21 days of notice, and is quiet from 21 on', () => {
    expect(codes({ ...slot, today: Temporal.PlainDate.from('2026-09-02') })).toContain('shortNotice');
    expect(codes(slot)).not.toContain('shortNotice');
  });

  it('holds the invitations back on a closed day, in a freeze and on a clash, and for nothing else', () => {
    const doubtful = {
      ...slot,
      closed: 'mardi',
      freezes: ['Gel de fin d’année'],
      clashes: [{ reference: 'COSUIV-3', people: 4 }],
    };
    const held = scheduleWarnings(doubtful).filter(holdsBack);
    expect(held.map(({ code }) => code)).toEqual(['closedDay', 'freeze', 'clash']);
  });

  it.each([
    ['2026-09-22T07:30', 60],
    ['2026-09-22T18:30', 60],
    ['2026-09-22T22:00', 120],
  ])('asks before a meeting at %s of %i minutes, outside opening hours', (start, durationMinutes) => {
    const late = { ...slot, start: Temporal.PlainDateTime.from(start), durationMinutes };
    expect(codes(late)).toContain('outsideHours');
  });

  it('asks before a date more than eighteen months ahead', () => {
    expect(codes({ ...slot, start: Temporal.PlainDateTime.from('2126-09-22T14:00') })).toContain('farAway');
  });
});
