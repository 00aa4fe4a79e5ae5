import { describe, expect, it } from 'vitest';
import { actionTimeline, copilTimeline, deploymentTimeline } from './fixtures/domain-timelines.ts';
import { actionAudiences, copilAudiences, deploymentAudiences, person } from './fixtures/people.ts';
import { messagesOf } from './merge.ts';
import { plan } from './planner.ts';
import { defaultSending, type PlannedNotice, type Recipient, type TimelineRule } from './timeline.ts';
import { workingCalendar } from './working-days.ts';

const zone = 'Europe/Paris';
const calendar = workingCalendar({ country: 'FR', closures: [] });
const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(zone);

function planAround(
  rules: readonly TimelineRule[],
  audiences: Record<string, Recipient[]>,
  anchors: Record<string, Temporal.ZonedDateTime>,
  now = '2026-01-05T10:00',
) {
  const on = Object.values(anchors)[0]?.toPlainDate() as Temporal.PlainDate;
  return plan({
    rules,
    subject: { type: 'test', id: 'subject', version: 1, timeZone: zone, anchors, on },
    audiences,
    calendar,
    settings: defaultSending,
    now: at(now).toInstant(),
  });
}

/** The meetings of the demo, two hours long; minutes sent on J+2. */
function copil(start: string, now?: string) {
  const begins = at(start);
  const sent = begins.add({ days: 2 });
  return planAround(
    copilTimeline,
    copilAudiences,
    { start: begins, end: begins.add({ hours: 2 }), sent, approval: begins.add({ days: 5 }) },
    now,
  );
}

const deployment = (goLive: string, now?: string) =>
  planAround(deploymentTimeline, deploymentAudiences, { goLive: at(`${goLive}T00:00`) }, now);

/** Local time of a rule, for one person or for all when they agree. */
function when(notices: readonly PlannedNotice[], rule: string, who?: string): string {
  const moments = notices
    .filter((notice) => notice.rule === rule && (!who || notice.recipient.id === who))
    .map(({ at }) => at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' }));
  return [...new Set(moments)].join(', ');
}

describe('the timeline around a COPIL (domain.md 4.3)', () => {
  const { notices } = copil('2026-09-22T14:00');

  it('puts J-3 and J-2 of COPIL n°2 on Friday 18 September at 09:00, as one message a person (C41)', () => {
    expect(when(notices, 'M06')).toBe('2026-09-18T09:00');
    expect(when(notices, 'M07')).toBe('2026-09-18T09:00');
    const friday = messagesOf(notices).filter((message) => message.some(({ rule }) => rule === 'M06'));
    expect(friday.map((message) => message.map(({ rule }) => rule))).toEqual([
      ['M06', 'M07'],
      ['M06', 'M07'],
    ]);
  });

  it('holds every rule, each at its hour', () => {
    const hours = Object.fromEntries(
      [...new Set(notices.map(({ rule }) => rule))].map((rule) => [rule, when(notices, rule)]),
    );
    expect(hours).toEqual({
      M01: '2026-01-05T10:00',
      M02: '2026-09-08T09:00',
      M03: '2026-09-11T09:00',
      M04: '2026-09-14T09:00',
      'M04-NOON': '2026-09-14T12:00',
      'M04-FOUR': '2026-09-14T16:00',
      M05: '2026-09-17T09:00',
      M06: '2026-09-18T09:00',
      M07: '2026-09-18T09:00',
      M08: '2026-09-21T09:00',
      M09: '2026-09-22T13:45',
      M10: '2026-09-22T14:00',
      M11: '2026-09-22T16:30',
      M12: '2026-09-24T09:00',
      M13: '2026-09-28T09:00',
      M14: '2026-09-29T18:00',
      M15: '2026-09-29T09:00',
    });
  });

  it('leaves a rule out until its anchor is known: nothing is planned from minutes that were not sent', () => {
    const begins = at('2026-09-22T14:00');
    const without = planAround(copilTimeline, copilAudiences, {
      start: begins,
      end: begins.add({ hours: 2 }),
    });
    expect(without.notices.some(({ rule }) => rule === 'M13' || rule === 'M14')).toBe(false);
    expect(without.past.some(({ rule }) => rule === 'M13')).toBe(false);
  });

  it('does not send what is past at scheduling, and tells the author, even at the very instant (4.4b)', () => {
    const late = copil('2026-09-22T14:00', '2026-09-14T09:00');
    expect(late.past.map(({ rule }) => rule)).toEqual(['M02', 'M03', 'M04']);
    expect(late.notices.some(({ rule }) => rule === 'M04')).toBe(false);
    expect(when(late.notices, 'M04-NOON')).toBe('2026-09-14T12:00');
    expect(when(late.notices, 'M01')).toBe('2026-09-14T09:00');
  });

  it('keeps H and H-15 on a Sunday and shifts the rest', () => {
    const sunday = copil('2026-10-25T14:00').notices;
    expect(when(sunday, 'M08')).toBe('2026-10-23T09:00');
    expect(when(sunday, 'M09')).toBe('2026-10-25T13:45');
    expect(when(sunday, 'M10')).toBe('2026-10-25T14:00');
    expect(when(sunday, 'M12')).toBe('2026-10-27T09:00');
  });

  it('makes end + 30 wait for the next working morning once the doors have closed', () => {
    expect(when(copil('2026-09-18T17:30').notices, 'M11')).toBe('2026-09-21T08:00');
    expect(when(copil('2026-09-18T16:30').notices, 'M11')).toBe('2026-09-18T19:00');
  });

  it('keeps wall times across both clock changes (case 4)', () => {
    const utc = (notices: readonly PlannedNotice[], rule: string) =>
      notices.find((notice) => notice.rule === rule)?.at.toString();
    expect(utc(copil('2026-10-20T14:00').notices, 'M09')).toBe('2026-10-20T11:45:00Z');
    const moved = copil('2026-10-27T14:00').notices;
    expect(utc(moved, 'M09')).toBe('2026-10-27T12:45:00Z');
    expect(utc(moved, 'M08')).toBe('2026-10-26T08:00:00Z');
    expect(utc(moved, 'M06')).toBe('2026-10-23T07:00:00Z');
    const spring = copil('2027-03-30T14:00').notices;
    expect(utc(spring, 'M08')).toBe('2027-03-26T08:00:00Z');
    expect(utc(spring, 'M09')).toBe('2027-03-30T11:45:00Z');
  });

  it('waits for opening hours to invite, and posts in a channel at once', () => {
    const rules: TimelineRule[] = [
      { ...(copilTimeline[0] as TimelineRule) },
      {
        ...(copilTimeline[0] as TimelineRule),
        code: 'POST',
        audience: 'organisationChannel',
        nature: 'post',
      },
    ];
    const night = planAround(rules, copilAudiences, { start: at('2026-09-22T14:00') }, '2026-09-04T21:00');
    expect(when(night.notices, 'M01')).toBe('2026-09-07T08:00');
    expect(when(night.notices, 'POST')).toBe('2026-09-04T21:00');
    expect(night.past).toEqual([]);
  });
});

describe('reminders of an action', () => {
  it('move back up to the due date and forward after it', () => {
    const { notices } = planAround(actionTimeline, actionAudiences, { due: at('2026-10-03T00:00') });
    expect(when(notices, 'A-7')).toBe('2026-09-25T09:00');
    expect(when(notices, 'A-2')).toBe('2026-10-01T09:00');
    expect(when(notices, 'A-0')).toBe('2026-10-02T09:00');
    expect(when(notices, 'A+1')).toBe('2026-10-05T09:00');
    expect(when(notices, 'A+3')).toBe('2026-10-06T09:00');
    expect(when(notices, 'A+7')).toBe('2026-10-12T09:00');
  });
});

describe('the timeline around a deployment (domain.md 4.4)', () => {
  const ime = deployment('2026-10-06').notices;

  it('has 31 rules', () => {
    expect(new Set(deploymentTimeline.map(({ code }) => code)).size).toBe(31);
    expect(new Set(ime.map(({ rule }) => rule)).size).toBe(31);
  });

  it('announces the IME on Friday 4 September, J-30 being a Sunday, at each person’s first shift (C35)', () => {
    expect(when(ime, 'D03', 'day')).toBe('2026-09-04T07:00');
    expect(when(ime, 'D03', 'night')).toBe('2026-09-04T21:00');
    expect(when(ime, 'D03', 'office')).toBe('2026-09-04T09:00');
  });

  it('reaches a person once by one rule, at the earliest hour', () => {
    const rex = ime.filter(({ rule, recipient }) => rule === 'D23' && recipient.id === 'maelle');
    expect(rex).toHaveLength(1);
    expect(when(ime, 'D23', 'maelle')).toBe('2026-10-13T07:00');
    expect(when(ime, 'D23', 'ludovic')).toBe('2026-10-13T09:00');
    expect(when(ime, 'D23', 'anne-laure')).toBe('2026-10-13T09:00');
  });

  it('merges a referent’s announcement and nudge of one day at her earliest hour', () => {
    expect(when(ime, 'D10', 'maelle')).toBe('2026-09-29T07:00');
    expect(when(ime, 'D11', 'maelle')).toBe('2026-09-29T07:00');
    const seen = messagesOf(ime).filter((message) => message.some(({ key }) => key.includes('D11|')));
    expect(
      seen
        .find(([first]) => first?.recipient.id === 'maelle')
        ?.map(({ rule }) => rule)
        .sort(),
    ).toEqual(['D10', 'D11']);
  });

  it('puts D14 of the ESAT on Friday 26 March 2027: Easter Monday moves back, beside D13', () => {
    const esat = deployment('2027-04-01').notices;
    expect(when(esat, 'D13')).toBe('2027-03-26T09:00');
    expect(when(esat, 'D14')).toBe('2027-03-26T09:00');
    expect(when(esat, 'D15', 'office')).toBe('2027-03-31T09:00');
  });

  it('never shifts J0, and repeats the daily digest on working days without doubling it', () => {
    expect(when(ime, 'D17', 'night')).toBe('2026-10-06T21:00');
    expect(when(ime, 'D18')).toBe('2026-10-06T17:00');
    // J+4 and J+5 are a weekend: both fall on Monday 12, once.
    expect(when(ime, 'D19', 'claire')).toBe(
      '2026-10-07T17:00, 2026-10-08T17:00, 2026-10-09T17:00, 2026-10-12T17:00',
    );
    expect(ime.filter(({ rule, recipient }) => rule === 'D19' && recipient.id === 'claire')).toHaveLength(4);
    const holiday = deployment('2026-11-11').notices;
    expect(when(holiday, 'D18')).toBe('2026-11-11T17:00');
  });

  it('moves after-rules forward: J+30 of the EHPAD is a Saturday', () => {
    expect(when(deployment('2026-11-19').notices, 'D30', 'karim')).toBe('2026-12-21T09:00');
    expect(when(ime, 'D29')).toBe('2026-11-05T09:00');
    expect(when(ime, 'D31')).toBe('2027-01-04T09:00');
  });
});

describe('a correction', () => {
  const rule: TimelineRule = {
    code: 'MOVE',
    anchor: 'changed',
    offset: {},
    hour: 'now',
    audience: 'staff',
    message: 'test.move',
    nature: 'correction',
  };
  const correct = (now: string, ...staff: Recipient[]) =>
    planAround([rule], { staff }, { changed: at('2026-11-17T10:30') }, now).notices;

  it('reaches staff at their next working shift start', () => {
    expect(when(correct('2026-11-17T10:30', person('day', '07:00', '14:00')), 'MOVE')).toBe(
      '2026-11-17T14:00',
    );
    expect(when(correct('2026-11-17T15:00', person('day', '07:00', '14:00')), 'MOVE')).toBe(
      '2026-11-18T07:00',
    );
    expect(when(correct('2026-11-20T22:00', person('night', '21:00')), 'MOVE')).toBe('2026-11-23T21:00');
    expect(when(correct('2026-11-17T10:30', person('leader')), 'MOVE')).toBe('2026-11-17T10:30');
  });

  it('never merges', () => {
    expect(correct('2026-11-17T10:30', person('leader')).map(({ mergeable }) => mergeable)).toEqual([false]);
  });
});

describe('a rule for an audience that nobody resolved', () => {
  it('is refused by name instead of being silently lost', () => {
    expect(() => planAround(copilTimeline, {}, { start: at('2026-09-22T14:00') })).toThrow(/M01.*invited/);
  });
});
