import { describe, expect, it } from 'vitest';
import { workingCalendar } from '../delivery/working-days.ts';
import type { LeadPerson } from '../people/leads.ts';
import { accordRoles, accordsAwaited, agreedTo, isReleased } from './accords.ts';
import { allValidated, lockAfterCorrection, lockMoment, reminderDay } from './approval.ts';

const calendar = workingCalendar({ country: 'FR', closures: [] });
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Paris');
const day = (text: string) => Temporal.PlainDate.from(text);

describe('the days of silence', () => {
  it('end five days after the minutes were really sent, at 18:00 (C24: 24 to 29 September)', () => {
    expect(lockMoment(at('2026-09-24T09:00'), 5, calendar).toString()).toContain('2026-09-29T18:00:00+02:00');
  });

  it('end on an open day', () => {
    expect(lockMoment(at('2026-09-21T09:00'), 5, calendar).toPlainDate()).toEqual(day('2026-09-28'));
    expect(lockMoment(at('2026-12-20T09:00'), 5, calendar).toPlainDate()).toEqual(day('2026-12-28'));
  });

  it('keep 18:00 across the change of clocks', () => {
    expect(lockMoment(at('2026-10-22T09:00'), 5, calendar).toString()).toContain('2026-10-27T18:00:00+01:00');
  });

  it('leave a working day to read the answer to a correction that had held the lock', () => {
    const friday = lockAfterCorrection(at('2026-10-02T17:00'), calendar);
    expect(friday.toPlainDateTime().toString()).toBe('2026-10-05T18:00:00');
  });
});

describe('the reminder to the silent', () => {
  const lock = (sent: string) => lockMoment(at(sent), 5, calendar);
  const reminded = (sent: string) =>
    reminderDay(day('2026-09-22'), at(sent), lock(sent), calendar)?.toString() ?? null;

  it('is the later of J+5 and three days after sending, moved forward (M13)', () => {
    expect(reminded('2026-09-24T09:00')).toBe('2026-09-28');
    expect(reminded('2026-09-29T10:00')).toBe('2026-10-02');
  });

  it('is left out when silence has approved before', () => {
    const short = lockMoment(at('2026-09-24T09:00'), 1, calendar);
    expect(reminderDay(day('2026-09-22'), at('2026-09-24T09:00'), short, calendar)).toBeNull();
  });
});

describe('the accord of the leads', () => {
  const lead = (personId: string, role: 'LF' | 'LT', away = false): LeadPerson => ({
    personId,
    role,
    absences: away ? [{ from: day('2026-09-21'), to: day('2026-09-30') }] : [],
  });
  const both = [lead('claire', 'LF'), lead('karim', 'LT')];
  const none = { releasedByLfId: null, releasedByLtId: null };
  const byLf = { releasedByLfId: 'claire', releasedByLtId: null };
  const on = day('2026-09-24');

  it('is that of both', () => {
    expect(accordsAwaited(none, both, on)).toEqual(['claire', 'karim']);
    expect(accordsAwaited(byLf, both, on)).toEqual(['karim']);
    expect(isReleased(byLf, both, on)).toBe(false);
    expect(isReleased({ ...byLf, releasedByLtId: 'karim' }, both, on)).toBe(true);
  });

  it('is that of the one who is there, or of the only one there is (C03)', () => {
    expect(isReleased(byLf, [lead('claire', 'LF'), lead('karim', 'LT', true)], on)).toBe(true);
    expect(isReleased(none, [lead('claire', 'LF', true), lead('karim', 'LT', true)], on)).toBe(false);
    expect(isReleased(byLf, [lead('claire', 'LF')], on)).toBe(true);
  });

  it('is never that of nobody', () => {
    expect(isReleased(none, [], on)).toBe(false);
  });

  it('may be given by the chair alone, and by one person who leads both sides', () => {
    expect(accordRoles(both, 'helene', true)).toEqual(['LF', 'LT']);
    expect(accordRoles(both, 'claire', false)).toEqual(['LF']);
    expect(accordRoles([lead('claire', 'LF'), lead('claire', 'LT')], 'claire', false)).toEqual(['LF', 'LT']);
  });
});

describe('approval before the end', () => {
  const seats = [{ personIds: ['helene', 'marc'] }, { personIds: ['claire'] }];
  const validated = (personId: string, version = 1) => ({ personId, answer: 'validated' as const, version });

  const hour = (text: string) => new Date(`2026-09-${text}:00Z`);
  const minutes = {
    answers: [],
    version: 2,
    madeAt: Temporal.Instant.from('2026-09-23T09:00:00Z'),
    ...{ releasedByLfId: null, releasedByLfAt: null, releasedByLtId: null, releasedByLtAt: null },
  };
  const agreed = (over: object) => agreedTo({ ...minutes, ...over });

  it('takes every seat, of which the substitute who sat may speak for the member', () => {
    expect(allValidated(seats, ['claire'])).toBe(false);
    expect(allValidated(seats, ['claire', 'marc'])).toBe(true);
    expect(allValidated([], [])).toBe(false);
  });

  it('counts what was said of the version that stands', () => {
    expect(agreed({ answers: [validated('claire', 1), validated('marc', 2)] })).toEqual(['marc']);
  });

  it('counts the accord of a lead who let that version leave, until they ask for a correction', () => {
    const released = { releasedByLfId: 'claire', releasedByLfAt: hour('24T07:00') };
    expect(agreed(released)).toEqual(['claire']);
    expect(agreed({ ...released, releasedByLfAt: hour('23T08:59') })).toEqual([]);
    const objects = { personId: 'claire', answer: 'correctionAsked', version: 2 };
    expect(agreed({ ...released, answers: [objects] })).toEqual([]);
  });
});
