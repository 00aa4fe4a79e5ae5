import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionTimeline, copilTimeline, deploymentTimeline } from './fixtures/domain-timelines.ts';
import { actionAudiences, copilAudiences, deploymentAudiences } from './fixtures/people.ts';
import { messagesOf } from './merge.ts';
import { type Plan, plan } from './planner.ts';
import { defaultSending, type TimelineRule } from './timeline.ts';
import { workingCalendar } from './working-days.ts';

const zones = ['Europe/Paris', 'America/Martinique', 'Indian/Reunion', 'Pacific/Noumea'] as const;
const rules: readonly TimelineRule[] = [...copilTimeline, ...deploymentTimeline, ...actionTimeline];
const audiences = { ...deploymentAudiences, ...copilAudiences, ...actionAudiences };

interface Case {
  plan: Plan;
  timeZone: string;
  now: Temporal.Instant;
  isOpen(day: Temporal.PlainDate): boolean;
}

/** Any subject around the two clock changes of two years, with any closure, planned at any moment. */
const cases = fc
  .record({
    day: fc.integer({ min: 0, max: 730 }),
    minute: fc.integer({ min: 0, max: 24 * 60 - 1 }),
    closedFrom: fc.integer({ min: 0, max: 730 }),
    closedFor: fc.integer({ min: 0, max: 20 }),
    aheadDays: fc.integer({ min: -60, max: 60 }),
    timeZone: fc.constantFrom(...zones),
  })
  .map(({ day, minute, closedFrom, closedFor, aheadDays, timeZone }): Case => {
    const first = Temporal.PlainDate.from('2026-01-01');
    const from = first.add({ days: closedFrom });
    const closures = [{ from, to: from.add({ days: closedFor }), label: 'fermeture' }];
    const calendar = workingCalendar({ country: 'FR', closures });
    const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 });
    const start = first.add({ days: day }).toZonedDateTime({ timeZone, plainTime: time });
    const midnight = start.startOfDay();
    const anchors = {
      start,
      end: start.add({ hours: 2 }),
      sent: start.add({ days: 2 }),
      approval: midnight.add({ days: 5 }),
      goLive: midnight,
      due: midnight,
    };
    const now = start.subtract({ days: aheadDays }).toInstant();
    const subject = { type: 'test', id: 'subject', version: 1, timeZone, anchors, on: start.toPlainDate() };
    const laid = plan({ rules, subject, audiences, calendar, settings: defaultSending, now });
    return { plan: laid, timeZone, now, isOpen: calendar.isOpen };
  });

const local = (at: Temporal.Instant, timeZone: string) => at.toZonedDateTimeISO(timeZone);
/** J0, H-15 and H stay; M11 waits for an opening by itself. */
const never = new Set(['M09', 'M10', 'D17', 'D18']);

describe('whatever is planned, wherever and whenever', () => {
  it('every notice has one key', () => {
    fc.assert(
      fc.property(cases, ({ plan: { notices, missed } }) => {
        const keys = [...notices, ...missed].map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('nothing leaves on a closed day except J0, H-15 and H', () => {
    fc.assert(
      fc.property(cases, ({ plan: { notices }, timeZone, isOpen }) => {
        for (const { rule, at } of notices) {
          if (!never.has(rule))
            expect([rule, isOpen(local(at, timeZone).toPlainDate())]).toEqual([rule, true]);
        }
      }),
    );
  });

  it('wall times survive both clock changes', () => {
    fc.assert(
      fc.property(cases, ({ plan: { notices }, timeZone }) => {
        const hours = new Set(
          notices
            .filter(({ rule }) => rule === 'M08' || rule === 'M12')
            .map(({ at }) => local(at, timeZone).hour),
        );
        expect([...hours].every((hour) => hour === 9)).toBe(true);
        const [soon] = notices.filter(({ rule }) => rule === 'M09');
        const [now] = notices.filter(({ rule }) => rule === 'M10');
        if (soon && now) expect(soon.at.until(now.at).total('minutes')).toBe(15);
      }),
    );
  });

  it('nothing is planned for the past, and what is past is listed', () => {
    fc.assert(
      fc.property(cases, ({ plan: { notices, missed, past }, now }) => {
        for (const { at } of notices) expect(Temporal.Instant.compare(at, now)).toBeGreaterThanOrEqual(0);
        for (const { at } of missed) expect(Temporal.Instant.compare(at, now)).toBeLessThanOrEqual(0);
        expect(new Set(missed.map(({ rule }) => rule))).toEqual(new Set(past.map(({ rule }) => rule)));
      }),
    );
  });

  it('one rule reaches one person once', () => {
    fc.assert(
      fc.property(cases, ({ plan: { notices, missed } }) => {
        const once = [...notices, ...missed].filter(({ rule }) => rule !== 'D19' && rule !== 'D21');
        const reached = once.map(({ rule, recipient }) => `${rule} ${recipient.kind} ${recipient.id}`);
        expect(new Set(reached).size).toBe(reached.length);
      }),
    );
  });

  it('merging loses no rule, and a merged message is for one person about one subject at one moment', () => {
    fc.assert(
      fc.property(cases, ({ plan: { notices } }) => {
        const messages = messagesOf(notices);
        expect(
          messages
            .flat()
            .map(({ key }) => key)
            .sort(),
        ).toEqual(notices.map(({ key }) => key).sort());
        for (const message of messages.filter(({ length }) => length > 1)) {
          expect(new Set(message.map(({ recipient }) => recipient.id)).size).toBe(1);
          expect(new Set(message.map(({ at }) => at.epochMilliseconds)).size).toBe(1);
          expect(message.every(({ nature }) => nature !== 'invitation' && nature !== 'correction')).toBe(
            true,
          );
        }
      }),
    );
  });

  it('the plan is in the order in which things leave', () => {
    fc.assert(
      fc.property(cases, ({ plan: { notices } }) => {
        const moments = notices.map(({ at }) => at.epochMilliseconds);
        expect(moments).toEqual([...moments].sort((a, b) => a - b));
      }),
    );
  });
});
