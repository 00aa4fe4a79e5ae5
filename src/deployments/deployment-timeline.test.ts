import { describe, expect, it } from 'vitest';
import { plan } from '../delivery/planner.ts';
import { defaultSending, type Recipient } from '../delivery/timeline.ts';
import { workingCalendar } from '../delivery/working-days.ts';
import { deploymentRules, rulesFor } from './deployment-timeline.ts';

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
const person = (id: string, shifts?: string[]): Recipient => ({ kind: 'person', id, shifts });

/** Lays the timeline of a go-live out, each audience being one person of that name. */
function laidOut(goLive: string, now: string, pilot = false) {
  const rules = rulesFor({ pilot });
  const audiences = Object.fromEntries(rules.map(({ audience }) => [audience, [person(audience)]]));
  const date = Temporal.PlainDate.from(goLive);
  const { notices } = plan({
    rules,
    audiences: { ...audiences, staff: [person('day', ['09:00']), person('night', ['21:00'])] },
    subject: {
      ...{ type: 'deployment', id: 'S01', version: 1, timeZone: 'Europe/Paris', on: date },
      anchors: { goLive: date.toZonedDateTime('Europe/Paris') },
    },
    calendar,
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
