import { describe, expect, it } from 'vitest';
import { plan } from '../delivery/planner.ts';
import { defaultSending } from '../delivery/timeline.ts';
import { workingCalendar } from '../delivery/working-days.ts';
import { actionRules } from './action-timeline.ts';

const zone = 'Europe/Paris';

/** When each rule leaves for an action due that day, as « MM-DDTHH:MM » of Paris. */
function moments(due: string, made: string, grace = { leadAfterDays: 3, chairAfterDays: 7 }) {
  const day = Temporal.PlainDate.from(due);
  const { notices, past } = plan({
    rules: actionRules(grace),
    subject: {
      type: 'action',
      id: 'a',
      version: 1,
      timeZone: zone,
      anchors: { due: day.toZonedDateTime(zone) },
      on: day,
    },
    audiences: { owner: [{ kind: 'person', id: 'karim' }], house: [{ kind: 'house', id: 'a' }] },
    calendar: workingCalendar({ country: 'FR', closures: [] }),
    settings: defaultSending,
    now: Temporal.PlainDateTime.from(made).toZonedDateTime(zone).toInstant(),
  });
  const local = (at: Temporal.Instant) =>
    at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' }).slice(5);
  return {
    coming: Object.fromEntries(notices.map(({ rule, at }) => [rule, local(at)])),
    past: past.map(({ rule }) => rule),
  };
}

describe('the reminders of an action', () => {
  it('come a week and two days before, on the day and after it; then the lead and the chair hear of it', () => {
    expect(moments('2026-10-02', '2026-09-22T14:30').coming).toEqual({
      'ACTION-7': '09-25T09:00',
      'ACTION-2': '09-30T09:00',
      'ACTION-DUE': '10-02T09:00',
      // Saturday moves to Monday, which is also three days after.
      'ACTION+1': '10-05T09:00',
      'ACTION-LEAD': '10-05T09:00',
      'ACTION-CHAIR': '10-09T09:00',
    });
  });

  it('leave earlier when their day is closed, and what comes after waits for an open day', () => {
    // Due on Armistice Day, a Wednesday; the days before and after are open.
    const { coming } = moments('2026-11-11', '2026-10-01T10:00');
    expect(coming['ACTION-DUE']).toBe('11-10T09:00');
    expect(coming['ACTION+1']).toBe('11-12T09:00');
    // Due on a Sunday: -7 and -2 are a Sunday and a Friday.
    const sunday = moments('2026-10-11', '2026-09-01T10:00').coming;
    expect(sunday['ACTION-7']).toBe('10-02T09:00');
    expect(sunday['ACTION-2']).toBe('10-09T09:00');
    expect(sunday['ACTION-DUE']).toBe('10-09T09:00');
  });

  it('whose day is over when the action is given are not sent', () => {
    const late = moments('2026-08-28', '2026-09-01T08:30');
    expect(late.coming).toEqual({ 'ACTION-CHAIR': '09-04T09:00' });
    expect(late.past).toEqual(['ACTION-7', 'ACTION-2', 'ACTION-DUE', 'ACTION+1', 'ACTION-LEAD']);
  });

  it('leave each committee its own patience', () => {
    const { coming } = moments('2026-10-02', '2026-09-22T14:30', { leadAfterDays: 10, chairAfterDays: 20 });
    expect(coming['ACTION-LEAD']).toBe('10-12T09:00');
    expect(coming['ACTION-CHAIR']).toBe('10-22T09:00');
  });
});
