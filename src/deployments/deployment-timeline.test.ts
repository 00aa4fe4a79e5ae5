import { describe, expect, it } from 'vitest';
import { plan } from '../delivery/planner.ts';
import { defaultSending, type Recipient, type WorkingCalendar } from '../delivery/timeline.ts';
import { workingCalendar } from '../delivery/working-days.ts';
import { aroundGoLive } from '../sites/around-go-live.ts';
import { dayOfRule, deploymentRules, rulesFor } from './deployment-timeline.ts';

/** domain.md 4.4, as it is printed there: rule, offset, days at which it repeats. */
const printed: [rule: string, days: number, repeats?: number[]][] = [
  ['D01', -45],
  ['D02', -37],
  ['D03', -30],
  ['D04', -30],
  ['D05', -21],
  ['D06', -15],
  ['D07', -14],
  ['D08', -12],
  ['D09', -10],
  ['D10', -7],
  ['D11', -7],
  ['D12', -7],
  ['D13', -5],
  ['D14', -3],
  ['D15', -1],
  ['D16', -1],
  ['D17', 0],
  ['D18', 0],
  ['D19', 1, [2, 3, 4, 5]],
  ['D20', 1],
  ['D21', 3],
  ['D22', 7],
  ['D23', 7],
  ['D24', 10],
  ['D25', 14],
  ['D26', 15],
  ['D27', 21],
  ['D28', 28],
  ['D29', 30],
  ['D30', 30],
  ['D31', 90],
];
/** The perishable ones, with D15 and D16 (4.4b). */
const perishable = new Set(printed.slice(6, 16).map(([rule]) => rule));
const isPrinted = (code: string) => /^D\d\d$/.test(code);

const calendar = workingCalendar({ country: 'FR', closures: [] });
const closedAtChristmas = workingCalendar({
  country: 'FR',
  closures: [
    {
      from: Temporal.PlainDate.from('2026-12-24'),
      to: Temporal.PlainDate.from('2027-01-03'),
      label: 'Fermeture de fin d’année',
    },
  ],
});
const person = (id: string, shifts?: string[]): Recipient => ({ kind: 'person', id, shifts });

/** Lays the timeline of a go-live out, each audience being one person of that name. */
function laidOut(
  goLive: string,
  now: string,
  pilot = false,
  others: { calendar?: WorkingCalendar; audiences?: Record<string, Recipient[]>; timeZone?: string } = {},
) {
  const rules = rulesFor({ pilot });
  const audiences = Object.fromEntries(rules.map(({ audience }) => [audience, [person(audience)]]));
  const date = Temporal.PlainDate.from(goLive);
  const { timeZone = 'Europe/Paris' } = others;
  const { notices } = plan({
    rules,
    audiences: {
      ...audiences,
      staff: [person('day', ['09:00']), person('night', ['21:00'])],
      ...others.audiences,
    },
    subject: {
      ...{ type: 'deployment', id: 'S01', version: 1, timeZone, on: date },
      anchors: { goLive: date.toZonedDateTime(timeZone) },
    },
    calendar: others.calendar ?? calendar,
    settings: defaultSending,
    now: Temporal.Instant.from(now),
  });
  return notices.map(({ rule, recipient, at }) => ({
    rule,
    to: recipient.id,
    at: at.toZonedDateTimeISO('Europe/Paris').toPlainDateTime().toString().slice(0, 16),
  }));
}

describe('the timeline of a go-live', () => {
  it('holds the 31 rules of the domain, at their days', () => {
    const rules = deploymentRules.filter(({ code }) => isPrinted(code));
    expect([...new Set(rules.map(({ code }) => code))]).toEqual(printed.map(([code]) => code));
    for (const { code, offset, repeatDays } of rules) {
      const [, days, repeats] = printed.find(([one]) => one === code) ?? [];
      expect([code, offset.days, repeatDays], code).toEqual([code, days, repeats]);
    }
  });

  it('says D07 to D16 again for a new date, and nothing that was said before (4.4b)', () => {
    for (const { code, perishable: again = false } of deploymentRules)
      expect(again, code).toBe(perishable.has(code.slice(0, 3)));
  });

  it('sends the first announcement on Friday 4 September for Tuesday 6 October, and warns of it on Thursday (C35)', () => {
    const notices = laidOut('2026-10-06', '2026-08-01T00:00:00Z');
    expect(notices.filter(({ rule, to }) => rule === 'D03' && to === 'day')).toEqual([
      { rule: 'D03', to: 'day', at: '2026-09-04T09:00' },
    ]);
    expect(notices.find(({ rule }) => rule === 'D03-ALERT')?.at).toBe('2026-09-03T09:00');
  });

  it('reaches each shift at its start on the day, whatever the day', () => {
    const notices = laidOut('2026-11-14', '2026-08-01T00:00:00Z');
    expect(notices.filter(({ rule }) => rule === 'D17').map(({ to, at }) => [to, at])).toEqual([
      ['day', '2026-11-14T09:00'],
      ['night', '2026-11-14T21:00'],
    ]);
    expect(notices.find(({ rule }) => rule === 'D18')?.at).toBe('2026-11-14T17:00');
  });

  it('moves what falls on Easter Monday back to the Friday, with what was due there (5.2, conflict c)', () => {
    const notices = laidOut('2027-04-01', '2027-01-01T00:00:00Z');
    expect(notices.find(({ rule }) => rule === 'D14')?.at).toBe('2027-03-26T09:00');
    expect(notices.find(({ rule }) => rule === 'D13')?.at).toBe('2027-03-26T09:00');
  });

  it.each(['2027-03-25', '2027-03-26', '2027-03-29'])(
    'leaves a working day at least to vote, for a go-live on %s',
    (goLive) => {
      const notices = laidOut(goLive, '2027-01-01T00:00:00Z');
      const dayOf = (code: string) => notices.find(({ rule }) => rule === code)?.at.slice(0, 10) ?? '';
      expect(dayOf('D13') > dayOf('D12')).toBe(true);
      expect(dayOf('D13-CLOSE')).toBe(dayOf('D13'));
      expect(dayOf('D13') < goLive).toBe(true);
    },
  );

  it('leaves two working days to approve an announcement that a closure brings near its draft', () => {
    const notices = laidOut('2027-02-02', '2026-11-01T00:00:00Z', false, { calendar: closedAtChristmas });
    const at = (code: string) => notices.find(({ rule }) => rule === code)?.at;
    expect(at('D03')).toBe('2026-12-23T09:00');
    expect(at('D02-DRAFT')).toBe('2026-12-21T06:00');
    expect(at('D02')).toBe('2026-12-21T09:00');
    expect(at('D03-ALERT')).toBe('2026-12-22T09:00');
  });

  it('asks once a day: of the steps that closed days push onto one, the last', () => {
    // J-21 and J-15 are both in the closure, J+1 and J+3 over Easter.
    const before = laidOut('2027-01-15', '2026-11-01T00:00:00Z', false, { calendar: closedAtChristmas });
    const rules = before.filter(({ at, to }) => at.startsWith('2026-12-23') && to === 'referents');
    expect(rules.map(({ rule }) => rule)).toEqual(['D06']);
    expect(before.filter(({ rule }) => rule === 'D05-ASKED')).toEqual([]);
    expect(before.filter(({ rule }) => rule === 'D06-ASKED')).toHaveLength(1);
    const after = laidOut('2027-03-26', '2027-01-01T00:00:00Z');
    const asked = after.filter(({ rule }) => rule === 'D20' || rule === 'D21');
    expect(asked.map(({ rule, at }) => [rule, at])).toEqual([['D21', '2027-03-30T09:00']]);
  });

  it('reaches each on the days on which they are there', () => {
    const goLive = Temporal.PlainDate.from('2026-10-06');
    const comes = (id: string, reachedOn: Recipient['reachedOn']) => ({
      ...person(id, ['09:00']),
      reachedOn,
    });
    const notices = laidOut('2026-10-06', '2026-08-01T00:00:00Z', false, {
      audiences: {
        staff: [
          comes('newcomer', (day) => Temporal.PlainDate.compare(day, goLive) >= 0),
          comes('leaver', (day) => Temporal.PlainDate.compare(day, goLive) < 0),
        ],
      },
    });
    const told = (id: string) =>
      notices.filter(({ to, rule }) => to === id && isPrinted(rule)).map(({ rule }) => rule);
    expect(told('newcomer')).toEqual(['D17', 'D22', 'D23', 'D25', 'D30']);
    expect(told('leaver')).toEqual(['D03', 'D10', 'D15']);
  });

  it('wakes nobody at six who lives by another clock than the site', () => {
    const leads = [{ ...person('lead'), timeZone: 'Europe/Paris' }];
    const notices = laidOut('2026-11-17', '2026-08-01T00:00:00Z', false, {
      timeZone: 'Indian/Reunion',
      audiences: { leads, voters: leads, leadsAndDirector: leads },
    });
    const hours = (code: string) => notices.find(({ rule }) => rule === code)?.at.slice(11);
    expect(hours('D12')).toBe('08:00');
    expect(hours('D18')).toBe('14:00');
    // Alerts never wait.
    expect(hours('D10-ALERT')).toBe('06:00');
  });

  it('looks at a pilot once more, five days after', () => {
    const checks = (pilot: boolean) =>
      laidOut('2026-10-06', '2026-08-01T00:00:00Z', pilot)
        .filter(({ rule }) => rule === 'D21')
        .map(({ at }) => at);
    expect(checks(false)).toEqual(['2026-10-09T09:00']);
    // J+5 is a Sunday.
    expect(checks(true)).toEqual(['2026-10-09T09:00', '2026-10-12T09:00']);
  });

  it('prepares before the first shift what it tells that day', () => {
    const notices = laidOut('2026-11-19', '2026-08-01T00:00:00Z');
    const at = (code: string) => notices.find(({ rule }) => rule === code)?.at ?? '';
    for (const [prepared, told] of [
      ['D02-DRAFT', 'D02'],
      ['D08-DRAFT', 'D08'],
      ['D12-OPEN', 'D12'],
      ['D22-OPEN', 'D22'],
      ['D23-OPEN', 'D23'],
      ['D27-DRAFT', 'D27'],
      ['D29-PUBLISH', 'D29'],
      ['D30-OPEN', 'D30'],
    ] as const)
      expect(at(prepared) < at(told), `${prepared} before ${told}`).toBe(true);
  });
});

describe('the day of a rule', () => {
  it('is that of the table, its repetitions and what prepares it included', () => {
    expect(printed.map(([rule]) => dayOfRule(rule))).toEqual(printed.map(([, days]) => days));
    expect([dayOfRule('D02-DRAFT'), dayOfRule('D19', 4), dayOfRule('D21', 1)]).toEqual([-37, 5, 5]);
  });

  it('is asked of rules that exist', () => {
    expect(() => dayOfRule('D32')).toThrow('D32');
    expect(() => dayOfRule('D20', 1)).toThrow('D20');
  });

  it('ends a deployment when the rooms below no longer call it open', () => {
    expect(aroundGoLive.open.after).toBe(dayOfRule('D31-CLOSE') - 1);
  });
});
